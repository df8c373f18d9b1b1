import { useTranslation } from 'react-i18next';
import { Button, InlineAlert } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useMe } from '@/api/me';
import { date } from '@/formatting/dates';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { Asked } from '@/parts/Asked';
import { useAct, useInvitations, type MeetingDetail } from './queries';

/** My own invitation: am I coming? Shown first until it is answered. */
export function MyReply({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useTranslation('meetings');
  const me = useMe().data?.person_id;
  const invitations = useInvitations(meeting.id).data;
  const mine = invitations?.find((each) => each.person_id === me);
  const substitute = invitations?.find((each) => each.substitute_for === me && each.reply !== 'withdrawn');
  const reply = useAct(
    (body: { accept: boolean; reason: string }) =>
      answer(
        client.POST('/api/v1/meetings/{meeting_id}/reply', {
          params: { path: { meeting_id: meeting.id }, header: once() },
          body,
        }),
      ),
    t('said.replied'),
  );
  if (!mine || mine.reply === 'withdrawn' || meeting.state !== 'invited') return null;
  return (
    <section className="meetings-reply card" aria-label={t('reply.title')}>
      <p>
        <strong>{t(`reply.mine.${mine.reply}`)}</strong>{' '}
        {mine.replied_at && <span className="soft">{date(mine.replied_at)}</span>}
      </p>
      {reply.error && <ProblemAlert error={reply.error} />}
      <div className="actions">
        {mine.reply !== 'accepted' && (
          <Button onClick={() => reply.mutate({ accept: true, reason: '' })} disabled={reply.isPending}>
            {t('reply.accept')}
          </Button>
        )}
        {mine.reply !== 'declined' && (
          <Asked
            action={t('reply.decline')}
            label={t('reply.why')}
            hint={t('reply.whyHint')}
            act={(reason) => reply.mutateAsync({ accept: false, reason })}
          />
        )}
      </div>
      {mine.reply === 'declined' && (
        <InlineAlert status="neutral">
          {substitute
            ? `${t('reply.substitute', { name: substitute.name })} ${t(`reply.${substitute.reply}`)}.`
            : t('reply.noSubstitute')}
        </InlineAlert>
      )}
    </section>
  );
}
