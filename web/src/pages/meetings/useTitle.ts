import { useTranslation } from 'react-i18next';

import type { Item } from './queries';

/** The standing heading for other matters, as the server writes it in the case's language: others are matters. */
const OTHER = new Set(['Muut asiat', 'Övriga ärenden', 'Other matters']);
const STANDING = ['opening', 'legality', 'officers', 'agenda', 'next_meeting', 'closing'] as const;

/** What an item is called: a standing heading in the reader's language, a matter in its own words. */
export function useTitle(): (item: Item) => string {
  const { t } = useTranslation('meetings');
  return (item) => {
    const standing = STANDING.find((each) => each === item.kind);
    if (item.kind === 'other' && OTHER.has(item.title)) return t('standing.other');
    return standing ? t(`standing.${standing}`) : item.title;
  };
}
