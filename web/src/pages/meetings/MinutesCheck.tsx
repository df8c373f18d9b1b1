import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useMe } from '@/api/me';
import { Asked } from '@/parts/Asked';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useAct, type MeetingDetail, type Minutes } from './queries';

/** A checker finds the minutes right, or sends them back with a remark. */
export function MinutesCheck({ meeting, minutes }: { meeting: MeetingDetail; minutes: Minutes }) {
  const { t } = useTranslation('meetings');
  const me = useMe().data?.person_id ?? '';
  const check = useAct(
    (remark: string | null) =>
      answer(
        client.POST('/api/v1/meetings/{meeting_id}/minutes/check', {
          params: { path: { meeting_id: meeting.id }, header: once() },
          body: { right: remark === null, remark: remark ?? '' },
        }),
      ),
    t('said.minutesChecked'),
  );
  if (!minutes.checkers.includes(me) || minutes.checked_by.includes(me)) return null;
  return (
    <div className="meetings-actions">
      {check.error && check.variables === null && <ProblemAlert error={check.error} />}
      <div className="actions">
        <Button onClick={() => check.mutate(null)} disabled={check.isPending}>
          {t('minutes.right')}
        </Button>
        <Asked needed action={t('minutes.sendBack')} label={t('minutes.wrong')} act={check.mutateAsync} />
      </div>
    </div>
  );
}
