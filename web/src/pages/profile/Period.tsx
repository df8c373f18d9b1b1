import { useTranslation } from 'react-i18next';
import { DateInput } from 'suomifi-ui-components';

import { readDate } from '@/formatting/dates';

interface Props {
  start: string;
  end: string;
  change: (start: string, end: string) => void;
  /** Complaints are shown once the form has been tried. */
  tried: boolean;
}

/** The first and the last day of a period, both included. */
export function Period({ start, end, change, tried }: Props) {
  const { t, i18n } = useTranslation('profile');
  const language = i18n.language as 'fi' | 'sv' | 'en';
  const wrong = (text: string) => (tried && !readDate(text) ? t('form:dateHint') : undefined);
  return (
    <div className="profile-period">
      <DateInput
        labelText={t('period.start')}
        language={language}
        datePickerEnabled
        value={start}
        status={wrong(start) ? 'error' : 'default'}
        statusText={wrong(start)}
        onChange={({ value }) => change(value, end)}
      />
      <DateInput
        labelText={t('period.end')}
        language={language}
        datePickerEnabled
        value={end}
        status={wrong(end) ? 'error' : 'default'}
        statusText={wrong(end)}
        onChange={({ value }) => change(start, value)}
      />
    </div>
  );
}
