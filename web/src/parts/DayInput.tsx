import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { date, readDate } from '@/formatting/dates';

import { CalendarInput } from './CalendarInput';
import './day-input.css';

interface Props {
  label: string;
  hint?: string;
  /** `2023-08-31`, or empty. */
  day: string;
  /** Says so, when there is none. */
  needed?: boolean;
  choose: (day: string) => void;
}

/** A day typed or picked as 31.8.2023; what is no day of the calendar says so. */
export function DayInput({ label, hint, day, needed = false, choose }: Props) {
  const { t } = useTranslation('app');
  const [text, setText] = useState(() => date(day));
  const wrong = (needed || text !== '') && readDate(text) === null;
  const read = (value: string) => {
    setText(value);
    const found = readDate(value);
    if (found) choose(found);
  };
  return (
    <div className="day-input">
      <CalendarInput
        labelText={label}
        hintText={hint ?? t('day.hint')}
        dateAdapter={{ parse: (value: string) => new Date(readDate(value) ?? NaN), format: date }}
        value={text}
        onChange={({ value }) => read(value)}
        status={wrong ? 'error' : 'default'}
        statusText={wrong ? t('day.wrong') : ''}
      />
    </div>
  );
}
