import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { date } from '@/formatting/dates';
import { sortedBy } from '@/formatting/sorting';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';

import { useInvitations, type MeetingDetail } from './queries';

/** Who is invited, and what they have answered; substitutes by whom they stand in for. */
export function Invitations({ meeting }: { meeting: MeetingDetail }) {
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
                <td>{each.reason}</td>
              </tr>
            ))}
          </Table>
        </>
      )}
    </section>
  );
}
