import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { allPages, answer, client } from '@/api/client';
import { usePersonName } from '@/parts/usePersonName';
import { sortedBy } from '@/formatting/sorting';
import { useTold } from '@/formatting/told';
import { TextLink } from '@/parts/TextLink';

import type { Case } from './queries';

function useOrganizations() {
  return useQuery({
    queryKey: ['organizations', 'all'],
    staleTime: 600_000,
    queryFn: async () => {
      const all = await allPages((cursor) =>
        answer(client.GET('/api/v1/organizations', { params: { query: { limit: 200, cursor } } })),
      );
      return new Map(all.map((each) => [each.id, each]));
    },
  });
}

const ORDER = ['setter', 'preparer', 'approver', 'registry', 'experts', 'nominators', 'owners'];

/** Those who set, prepare and approve come first; roles of other models after the known ones. */
function placeOf(role: string): number {
  const place = ORDER.indexOf(role);
  return place === -1 ? ORDER.length : place;
}

/** Who plays which part in the case; of a body its members of today. */
export function People({ one }: { one: Case }) {
  const { t } = useTranslation('cases');
  const given = (one.roles ?? {}) as Record<string, { kind: string; id: string }[]>;
  const roles = Object.entries(given).sort(([a], [b]) => placeOf(a) - placeOf(b));
  if (roles.length === 0) return <p className="card">{t('people.none')}</p>;
  return (
    <div className="case-people">
      {roles.map(([role, parties]) => (
        <section key={role} aria-labelledby={`role-${role}`} className="card">
          <Heading variant="h2" id={`role-${role}`}>
            {t(`people.role.${role}`, { defaultValue: role })}
          </Heading>
          {parties.map((party) => (
            <Party key={party.id} party={party} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Party({ party }: { party: { kind: string; id: string } }) {
  const told = useTold();
  const names = usePersonName();
  const organizations = useOrganizations();
  if (party.kind === 'person') return <p>{names(party.id)}</p>;
  const name = told(organizations.data?.get(party.id), 'name') || party.id;
  if (party.kind !== 'body') return <p>{name}</p>;
  return (
    <>
      <p>
        <TextLink to={`/bodies/${party.id}`}>{name}</TextLink>
      </p>
      <Members bodyId={party.id} />
    </>
  );
}

function Members({ bodyId }: { bodyId: string }) {
  const { t } = useTranslation('cases');
  const told = useTold();
  const organizations = useOrganizations();
  const members = useQuery({
    queryKey: ['memberships', bodyId, 'members'],
    queryFn: () => answer(client.GET('/api/v1/memberships', { params: { query: { body_id: bodyId, limit: 200 } } })),
  });
  const now = (members.data?.items ?? []).filter((each) => !each.end && each.role === 'member');
  if (members.isPending) return null;
  if (now.length === 0) return <p className="mark">{t('people.noMembers')}</p>;
  return (
    <ul className="case-members">
      {sortedBy(now, (each) => each.person_name ?? '').map((each) => (
        <li key={each.id}>
          {each.person_name}
          {each.post_id && <span className="state">{t(`people.post.${each.post_id.split('.').pop()}`, { defaultValue: '' })}</span>}
          {each.on_behalf_of && <span className="mark"> {told(organizations.data?.get(each.on_behalf_of), 'name')}</span>}
        </li>
      ))}
    </ul>
  );
}
