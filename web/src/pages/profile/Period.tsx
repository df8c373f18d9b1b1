import { useTranslation } from 'react-i18next';

import { readDate } from '@/formatting/dates';
import { CalendarInput } from '@/parts/CalendarInput';

interface Props {
  start: string;
  end: string;
  change: (start: string, end: string) => void;
  /** Complaints are shown once the form has been tried. */
  tried: boolean;
}

/** The first and the last day of a period, both included. */
export function Period({ start, end, change, tried }: Props) {
  const { t } = useTranslation('profile');
  const wrong = (text: string) => (tried && !readDate(text) ? t('form:dateHint') : undefined);
  return (
    <div className="profile-period">
      <CalendarInput
        labelText={t('period.start')}
        value={start}
        status={wrong(start) ? 'error' : 'default'}
        statusText={wrong(start)}
        onChange={({ value }) => change(value, end)}
      />
      <CalendarInput
        labelText={t('period.end')}
        value={end}
        status={wrong(end) ? 'error' : 'default'}
        statusText={wrong(end)}
        onChange={({ value }) => change(start, value)}
      />
    </div>
  );
}
