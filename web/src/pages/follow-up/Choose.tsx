import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { sortedBy } from '@/formatting/sorting';

/** A value and what it is called. */
export type Choice = [value: string, name: string];

interface Props {
  label: string;
  /** May name a value more than once. */
  choices: Choice[];
  chosen: string;
  choose: (value: string) => void;
  sorted?: boolean;
}

/** One of the values, or all. */
export function Choose({ label, choices, chosen, choose, sorted = false }: Props) {
  const { t } = useTranslation('follow-up');
  const id = useId();
  const each = [...new Map(choices)];
  const shown = sorted ? sortedBy(each, ([, name]) => name) : each;
  return (
    <div className="choose">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={chosen} onChange={(event) => choose(event.target.value)}>
        <option value="">{t('filter.all')}</option>
        {shown.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
