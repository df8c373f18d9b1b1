import { Dropdown, DropdownItem } from 'suomifi-ui-components';

const ALL = '*';

interface Props {
  label: string;
  /** What no choice is called. */
  all: string;
  value: string;
  choose: (value: string) => void;
  /** Value and words of each. */
  children: [string, string][];
}

/** A filter: one of several, or all. */
export function Choice({ label, all, value, choose, children }: Props) {
  return (
    <Dropdown labelText={label} value={value || ALL} onChange={(picked) => choose(picked === ALL ? '' : picked)}>
      {[[ALL, all] as [string, string], ...children].map(([each, words]) => (
        <DropdownItem key={each} value={each}>
          {words}
        </DropdownItem>
      ))}
    </Dropdown>
  );
}
