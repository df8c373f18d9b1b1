import type { TFunction } from 'i18next';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** A duration in the largest whole unit that tells it: `3 päivää`, `5 tuntia`, `40 s`. */
export function lasted(seconds: number | null | undefined, t: TFunction<'operations'>): string {
  if (seconds === null || seconds === undefined) return '';
  if (seconds >= 2 * DAY) return t('operations:days', { count: Math.round(seconds / DAY) });
  if (seconds >= 2 * HOUR) return t('operations:hours', { count: Math.round(seconds / HOUR) });
  if (seconds >= 2 * MINUTE) return t('operations:minutes', { count: Math.round(seconds / MINUTE) });
  return t('operations:seconds', { count: Math.round(seconds) });
}
