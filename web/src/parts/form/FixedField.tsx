import { useTranslation } from 'react-i18next';

import { date, moment } from '@/formatting/dates';

import type { Shown } from './Field';
import { optionLabel, type Component, type Option } from './schema';

/** A value to read: the label of a choice, a date as people write it, yes or no. */
export function FixedField({ id, label, hint, value, component, offered, language }: Shown & { offered?: Option[] }) {
  const { t } = useTranslation('form');
  const options = offered ?? component.values ?? [];
  const named = (one: unknown): string => {
    const option = options.find((each) => each.value === one);
    if (option) return optionLabel(option, language);
    if (typeof one === 'boolean') return t(one ? 'yes' : 'no');
    return shownText(one, component, language);
  };
  const texts = (Array.isArray(value) ? value : [value]).map(named).filter(Boolean);
  return (
    <dl className="form-fixed" id={id} tabIndex={-1}>
      <dt>{label}</dt>
      {hint && <dd className="form-hint">{hint}</dd>}
      <dd className="form-fixed-value">{texts.length > 0 ? texts.join(', ') : t('empty')}</dd>
    </dl>
  );
}

function shownText(value: unknown, component: Component, language: string): string {
  if (value === null || value === undefined) return '';
  if (component.type === 'datetime' && typeof value === 'string') {
    return component.subtype === 'datetime' ? moment(value, language) : date(value) || value;
  }
  if (typeof value === 'number') return String(value).replace('.', ',');
  return typeof value === 'object' ? Object.values(value).join(', ') : String(value);
}
