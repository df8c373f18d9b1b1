import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { useId } from 'react';

import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { LiveItem } from './LiveItem';
import { useAgenda, type MeetingDetail } from './queries';

interface Props {
  meeting: MeetingDetail;
  may: (action: string) => boolean;
}

/** The agenda with the item at hand open. */
export function LiveItems({ meeting, may }: Props) {
  const { t } = useTranslation('meetings');
  const id = useId();
  const agenda = useAgenda(meeting.id, true);
  return (
    <section aria-labelledby={id} className="live-items">
      <Heading variant="h2" id={id}>
        {t('agenda.title')}
      </Heading>
      {agenda.isPending && <Busy />}
      {agenda.error && <ProblemAlert error={agenda.error} />}
      <ol>
        {agenda.data?.items.map((item) => (
          <LiveItem key={item.id} meeting={meeting} item={item} may={may} />
        ))}
      </ol>
      {agenda.data && agenda.data.hidden > 0 && (
        <p className="soft">{t('agenda.hidden', { count: agenda.data.hidden })}</p>
      )}
    </section>
  );
}
