import { useTranslation } from 'react-i18next';

import type { Meeting } from './queries';

/** Where a meeting stands, as a word that colour only repeats. */
export function MeetingState({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  return <span className={`meetings-state meetings-state-${meeting.state}`}>{t(`state.${meeting.state}`)}</span>;
}
