import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { date } from '@/formatting/dates';
import { sortedBy } from '@/formatting/sorting';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';

import { useAct, useInvitations, type Invitation, type MeetingDetail } from './queries';

interface Props {
  meeting: MeetingDetail;
  may: (action: string) => boolean;
}

/** Who is invited, and what they have answered; substitutes by whom they stand in for. */
export function Invitations({ meeting, may }: Props) {
  const { t } = useTranslation('meetings');
  const id = useId();
  const invitations = useInvitations(meeting.id);
  const names = new Map(meeting.seats.map((each) => [each.person_id, each.name]));
  const found = invitations.data ?? [];
  return (
    <section aria-labelledby={id} className="meetings-section">
      <Heading variant="h2" id={id}>
        {t('invited.title')}
      </Heading>
      {invitations.error && <ProblemAlert error={invitations.error} />}
      {invitations.data && found.length === 0 && <p>{t('invited.none')}</p>}
      {found.length > 0 && (
        <>
          <p>{t('invited.count', { ...meeting.replies })}</p>
          <Table caption={t('invited.title')} hidden columns={[t('name'), t('invited.reply'), t('invited.reason')]}>
            {sortedBy(found, (each) => each.name).map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  {each.name}
                  {each.substitute_for && (
                    <span className="meetings-for">
                      {t('substituteFor', { name: names.get(each.substitute_for) ?? each.substitute_for })}
                    </span>
                  )}
                </th>
                <td>
                  {t(`reply.${each.reply}`)} <span className="soft">{date(each.replied_at)}</span>
                </td>
                <td>
                  {each.reason}
                  {each.reply === 'pending' && meeting.state === 'invited' && may('reply-to-invitation') && (
                    <Told meetingId={meeting.id} invitation={each} />
                  )}
                </td>
              </tr>
            ))}
          </Table>
        </>
      )}
    </section>
  );
}

/** A reply that was told to the secretary; a decline invites the substitute. */
function Told({ meetingId, invitation }: { meetingId: string; invitation: Invitation }) {
  const { t } = useTranslation('meetings');
  const told = useAct(
    (accept: boolean) =>
      answer(
        client.POST('/api/v1/meetings/{meeting_id}/reply', {
          params: { path: { meeting_id: meetingId }, header: once() },
          body: { person: invitation.person_id, accept, reason: '' },
        }),
      ),
    t('said.told', { name: invitation.name }),
  );
  const { name } = invitation;
  return (
    <>
      {told.error && <ProblemAlert error={told.error} />}
      <div className="actions">
        <Button variant="secondary" disabled={told.isPending} aria-label={t('reply.toldYes', { name })} onClick={() => told.mutate(true)}>
          {t('reply.accepted')}
        </Button>
        <Button variant="secondary" disabled={told.isPending} aria-label={t('reply.toldNo', { name })} onClick={() => told.mutate(false)}>
          {t('reply.declined')}
        </Button>
      </div>
    </>
  );
}
