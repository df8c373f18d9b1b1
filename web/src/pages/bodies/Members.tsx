import { useTranslation } from 'react-i18next';

import { date, period } from '@/formatting/dates';
import { inOrder } from '@/formatting/sorting';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';

import { useMemberships, useOrganizations, usePosts, type Membership } from './queries';

/** Members first, then substitutes and experts; within each the holders of posts, then by name. */
const ROLES = ['member', 'substitute', 'expert', 'official'];

function before(a: Membership, b: Membership): number {
  const role = ROLES.indexOf(a.role ?? '') - ROLES.indexOf(b.role ?? '');
  const post = Number(b.post_id != null) - Number(a.post_id != null);
  return role || post || inOrder(a.person_name ?? '', b.person_name ?? '');
}

/** Who was what in the body on a day; the changes that are coming are told beneath. */
export function Members({ bodyId, on }: { bodyId: string; on: string }) {
  const { t } = useTranslation('bodies');
  const members = useMemberships(bodyId, on);
  const all = useMemberships(bodyId);
  if (members.error) return <ProblemAlert error={members.error} retry={() => void members.refetch()} />;
  if (!members.data || !all.data) return <Busy />;
  const names = new Map(all.data.map((each) => [each.person_id, each.person_name ?? '']));
  const coming = all.data.filter((each) => (each.start ?? '') > on || (each.end && each.end >= on));
  return (
    <>
      {members.data.length === 0 && <p>{t('members.none', { day: date(on) })}</p>}
      {members.data.length > 0 && (
        <MemberTable members={members.data} names={names} caption={t('members.caption', { day: date(on) })} />
      )}
      {coming.length > 0 && <Coming changes={coming} on={on} />}
    </>
  );
}

interface TableProps {
  members: Membership[];
  names: Map<string | undefined, string>;
  caption: string;
}

function MemberTable({ members, names, caption }: TableProps) {
  const { t } = useTranslation('bodies');
  return (
    <Table
      caption={caption}
      columns={[t('members.name'), t('members.role'), t('members.represents'), t('members.period'), t('members.source')]}
    >
      {[...members].sort(before).map((each) => (
        <MemberRow key={each.id} member={each} names={names} />
      ))}
    </Table>
  );
}

function MemberRow({ member, names }: { member: Membership; names: TableProps['names'] }) {
  const { t } = useTranslation('bodies');
  const told = useTold();
  const organizations = useOrganizations();
  const post = usePosts(member.body_id ?? '').data?.find((each) => each.id === member.post_id);
  return (
    <tr>
      <th scope="row">{member.person_name}</th>
      <td>
        <span className="bodies-role">{post ? told(post, 'name') : t(`role.${member.role}`)}</span>
        {member.substitute_for && (
          <span className="bodies-principal">{t('members.for', { name: names.get(member.substitute_for) })}</span>
        )}
      </td>
      <td>{told(organizations.data?.get(member.on_behalf_of ?? ''), 'name')}</td>
      <td>{period(member.start, member.end)}</td>
      <td>{member.appointed_by}</td>
    </tr>
  );
}

function Coming({ changes, on }: { changes: Membership[]; on: string }) {
  const { t } = useTranslation('bodies');
  const lines = changes.flatMap((each) => [
    ...((each.start ?? '') > on
      ? [{ day: each.start ?? '', text: t('coming.starts', { name: each.person_name, role: t(`role.${each.role}`) }) }]
      : []),
    ...(each.end ? [{ day: each.end, text: t('coming.ends', { name: each.person_name }) }] : []),
  ]);
  return (
    <div className="bodies-coming">
      <p className="bodies-coming-title">{t('coming.title', { day: date(on) })}</p>
      <ul>
        {lines
          .sort((a, b) => a.day.localeCompare(b.day))
          .map(({ day, text }) => (
            <li key={day + text}>
              {date(day)}: {text}
            </li>
          ))}
      </ul>
    </div>
  );
}
