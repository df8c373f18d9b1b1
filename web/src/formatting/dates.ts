/** Dates and times as Finnish authorities write them, in every language: 31.8.2023, 9.30. */

export const ZONE = 'Europe/Helsinki';

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
});

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The parts of a moment on the clocks of Helsinki; of a plain day its own parts at midnight. */
function partsOf(value: string | Date): Parts | null {
  const day = typeof value === 'string' ? DAY.exec(value) : null;
  if (day) return { year: +day[1]!, month: +day[2]!, day: +day[3]!, hour: 0, minute: 0 };
  const moment = new Date(value);
  if (Number.isNaN(moment.valueOf())) return null;
  const found = Object.fromEntries(clock.formatToParts(moment).map((part) => [part.type, +part.value]));
  return found as unknown as Parts;
}

/** `31.8.2023`; an empty text for nothing or for what is no date. */
export function date(value: string | Date | null | undefined): string {
  const parts = value ? partsOf(value) : null;
  return parts ? `${parts.day}.${parts.month}.${parts.year}` : '';
}

/** `9.30` */
export function time(value: string | Date | null | undefined): string {
  const parts = value ? partsOf(value) : null;
  return parts ? `${parts.hour}.${String(parts.minute).padStart(2, '0')}` : '';
}

const AT: Record<string, string> = { fi: 'klo', sv: 'kl.', en: 'at' };

/** `31.8.2023 klo 9.30`, with the language's own word between. */
export function moment(value: string | Date | null | undefined, language: string): string {
  const day = date(value);
  return day && `${day} ${AT[language] ?? AT['fi']} ${time(value)}`;
}

/** `1.9.2023–31.12.2024`; an open end is `1.9.2023–`. */
export function period(start: string | null | undefined, end: string | null | undefined): string {
  return `${date(start)}–${date(end)}`;
}

/** The day of a moment in Helsinki as `2023-08-31`: what the server takes as a date. */
export function isoDay(value: string | Date): string {
  const parts = partsOf(value);
  if (!parts) return '';
  const two = (number: number) => String(number).padStart(2, '0');
  return `${parts.year}-${two(parts.month)}-${two(parts.day)}`;
}

/** What a person typed, `31.8.2023`, as `2023-08-31`; null where it is no day of the calendar. */
export function readDate(text: string): string | null {
  const found = /^\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\s*$/.exec(text);
  if (!found) return null;
  const [day, month, year] = [+found[1]!, +found[2]!, +found[3]!];
  const moment = new Date(Date.UTC(year, month - 1, day));
  return moment.getUTCDate() === day && moment.getUTCMonth() === month - 1
    ? moment.toISOString().slice(0, 10)
    : null;
}

/** What a person typed, `9.30` or `9:30`, as `09:30`; null where it is no time of day. */
export function readTime(text: string): string | null {
  const found = /^\s*(\d{1,2})[.:](\d{2})\s*$/.exec(text);
  if (!found || +found[1]! > 23 || +found[2]! > 59) return null;
  return `${found[1]!.padStart(2, '0')}:${found[2]}`;
}

/** Whole days from one day to another in Helsinki; negative when `to` is before. */
export function daysBetween(from: string | Date, to: string | Date): number {
  return Math.round((Date.parse(isoDay(to)) - Date.parse(isoDay(from))) / 86_400_000);
}

/** A day and time on the clocks of Helsinki, `2023-11-16` and `09:30`, as a moment for the server. */
export function zoned(day: string, at: string): string {
  const guess = Date.parse(`${day}T${at}:00Z`);
  const offsets = [2, 3].map((hours) => guess - hours * 3_600_000);
  const right = offsets.find((moment) => {
    const parts = partsOf(new Date(moment));
    return parts && `${String(parts.hour).padStart(2, '0')}:${String(parts.minute).padStart(2, '0')}` === at;
  });
  return new Date(right ?? offsets[0] ?? guess).toISOString();
}
