import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from 'suomifi-ui-components';

import { date, readDate, readTime, time, ZONE } from '@/formatting/dates';
import { CalendarInput } from '@/parts/CalendarInput';

import type { Shown } from './Field';
import { Form } from './FormFields';
import { wording } from './schema';

/** The offset of Helsinki at a wall-clock time, such as `+03:00`. */
function offsetAt(wall: string): string {
  const utc = new Date(`${wall}:00Z`);
  const shown = new Date(utc.toLocaleString('sv-SE', { timeZone: ZONE }).replace(' ', 'T') + 'Z');
  const minutes = Math.round((shown.valueOf() - utc.valueOf()) / 60_000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** The typed day and time as the value that is sent; what cannot be read is sent as typed. */
function joined(subtype: string, format: string | undefined, day: string, clock: string): string | null {
  if (!day && !clock) return null;
  const [isoDay, isoTime] = [readDate(day), readTime(clock)];
  if (subtype === 'date') return isoDay ?? day;
  if (subtype === 'time') return isoTime ?? clock;
  if (!isoDay || !isoTime) return `${day} ${clock}`.trim();
  const wall = `${isoDay}T${isoTime}`;
  if (format === 'utc_offset') return wall + offsetAt(wall);
  if (format === 'utc_normalized') return new Date(wall + ':00' + offsetAt(wall)).toISOString();
  return wall;
}

/** The value as people read it: day and time, each possibly empty. */
function parted(subtype: string, value: unknown): [string, string] {
  if (typeof value !== 'string' || value === '') return ['', ''];
  if (subtype === 'time') return ['', /^\d\d:\d\d/.test(value) ? `${+value.slice(0, 2)}.${value.slice(3, 5)}` : value];
  if (!/^\d{4}-\d{2}-\d{2}/.test(value)) return [value, ''];
  if (subtype === 'date') return [date(value.slice(0, 10)), ''];
  if (/(Z|[+-]\d\d:?\d\d)$/.test(value)) return [date(value), time(value)];
  return [date(value.slice(0, 10)), value[10] === 'T' ? `${+value.slice(11, 13)}.${value.slice(14, 16)}` : ''];
}

/** A day, a time, or both, typed as 31.8.2023 and 9.30 or chosen from a calendar. */
export function DateField({ id, label, hint, optional, complaint, value, set, left, component }: Shown) {
  const { t } = useTranslation('form');
  const { language } = useContext(Form);
  const subtype = component.subtype ?? 'date';
  const format = component.timeSerializingFormat;
  const [typed, setTyped] = useState(() => parted(subtype, value));
  // What is typed stays as typed, unless the value changed elsewhere (a draft was taken over).
  const [day, clock] = joined(subtype, format, ...typed) === (value ?? null) ? typed : parted(subtype, value);
  const type = (next: [string, string]) => {
    setTyped(next);
    set(joined(subtype, format, ...next));
  };
  const timeLabel = wording(component, 'timeLabel', language) || t('time');
  return (
    <div className="form-moment">
      {subtype !== 'time' && (
        <CalendarInput
          id={id}
          labelText={label}
          hintText={[hint, t('dateHint')].filter(Boolean).join('. ')}
          optionalText={optional}
          status={complaint ? 'error' : 'default'}
          statusText={complaint}
          value={day}
          onChange={({ value: next }) => type([next, clock])}
          onBlur={left}
        />
      )}
      {subtype !== 'date' && (
        <TextInput
          id={subtype === 'time' ? id : `${id}-time`}
          className="form-time"
          labelText={subtype === 'time' ? label : timeLabel}
          hintText={t('timeHint')}
          status={complaint ? 'error' : 'default'}
          statusText={subtype === 'time' ? complaint : undefined}
          value={clock}
          onChange={(next) => type([day, String(next ?? '')])}
          onBlur={left}
        />
      )}
    </div>
  );
}
