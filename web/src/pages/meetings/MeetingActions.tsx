import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { Asked } from '@/parts/Asked';
import { useAct, type MeetingDetail } from './queries';

interface Props {
  meeting: MeetingDetail;
  may: (action: string) => boolean;
}

/** What may be done with the meeting as it stands, and by me. */
export function MeetingActions({ meeting, may }: Props) {
  const { t } = useTranslation('meetings');
  const params = { path: { meeting_id: meeting.id }, header: once() };
  const confirm = useAct(
    () => answer(client.POST('/api/v1/meetings/{meeting_id}/confirm', { params })),
    t('said.confirmed'),
  );
  const convene = useAct(
    (reason: string) => answer(client.POST('/api/v1/meetings/{meeting_id}/convene', { params, body: { reason } })),
    t('said.convened'),
  );
  const materials = useAct(
    (reason: string) =>
      answer(client.POST('/api/v1/meetings/{meeting_id}/materials', { params, body: { reason } })),
    t('said.materials'),
  );
  const cancel = useAct(
    (reason: string) => answer(client.POST('/api/v1/meetings/{meeting_id}/cancel', { params, body: { reason } })),
    t('said.cancelled'),
  );
  const { state } = meeting;
  const before = state === 'planned' || state === 'invited';
  return (
    <div className="meetings-actions">
      {confirm.error && <ProblemAlert error={confirm.error} />}
      <div className="actions">
        {state === 'planned' && !meeting.confirmed_by && may('confirm-meeting') && (
          <Button onClick={() => confirm.mutate()} disabled={confirm.isPending}>
            {t('act.confirm')}
          </Button>
        )}
        {state === 'planned' && meeting.confirmed_by && may('send-invitation') && (
          <Asked
            variant="default"
            action={t('act.convene')}
            label={t('ask.lateNotice')}
            hint={t('ask.lateNoticeHint')}
            act={convene.mutateAsync}
          />
        )}
        {state === 'invited' && !meeting.materials_at && may('send-materials') && (
          <Asked
            action={t('act.materials')}
            label={t('ask.lateMaterials')}
            hint={t('ask.lateMaterialsHint')}
            act={materials.mutateAsync}
          />
        )}
        {(state === 'invited' || state === 'open') && <Live meeting={meeting} may={may} />}
        {before && may('cancel-meeting') && (
          <Asked needed action={t('act.cancel')} label={t('ask.cancel')} act={cancel.mutateAsync} />
        )}
      </div>
    </div>
  );
}

function Live({ meeting, may }: Props) {
  const { t } = useTranslation('meetings');
  const navigate = useNavigate();
  if (meeting.state === 'invited' && !may('open-meeting')) return null;
  return (
    <Button variant={meeting.state === 'open' ? 'default' : 'secondary'} onClick={() => void navigate('live')}>
      {t(meeting.state === 'open' ? 'act.follow' : 'act.day')}
    </Button>
  );
}
