import { useTranslation } from 'react-i18next';
import { Dropdown, DropdownItem } from 'suomifi-ui-components';

interface Props {
  label: string;
  versions: number[];
  /** Nought: none yet. */
  chosen: number;
  choose: (version: number) => void;
}

/** One version of a process. */
export function VersionChoice({ label, versions, chosen, choose }: Props) {
  const { t } = useTranslation('operations');
  return (
    <Dropdown
      labelText={label}
      value={chosen ? String(chosen) : null}
      onChange={(value) => choose(Number(value))}
      visualPlaceholder={t('choose')}
    >
      {versions.map((each) => (
        <DropdownItem key={each} value={String(each)}>
          {String(each)}
        </DropdownItem>
      ))}
    </Dropdown>
  );
}
