import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useSignOut } from '@/api/signOut';
import { moment } from '@/formatting/dates';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { Section } from './Section';

const KEY = ['sessions'];

/** Where I am signed in; each can be ended from here. */
export function Sessions() {
  const { t, i18n } = useTranslation('profile');
  const queries = useQueryClient();
  const signOut = useSignOut();
  const found = useQuery({ queryKey: KEY, queryFn: () => answer(client.GET('/api/v1/sessions')) });
  const settled = () => queries.invalidateQueries({ queryKey: KEY });
  const end = useMutation({
    mutationFn: (id: string) =>
      answer(client.DELETE('/api/v1/sessions/{session_id}', { params: { path: { session_id: id } } })),
    onSuccess: settled,
  });
  const endOthers = useMutation({
    mutationFn: () => answer(client.POST('/api/v1/sessions/revoke-others', { params: { header: once() } })),
    onSuccess: settled,
  });
  const items = (found.data?.items ?? []).filter((each) => each.kind === 'session');
  return (
    <Section title={t('sessions.title')}>
      {found.isPending && <Busy />}
      {(end.error ?? endOthers.error) && <ProblemAlert error={end.error ?? endOthers.error} />}
      <ul className="profile-list">
        {items.map((each) => (
          <li key={each.id}>
            <span>
              <strong>{each.current ? t('sessions.current') : browser(each.agent)}</strong>{' '}
              <span className="mark">
                {t('sessions.used', { moment: moment(each.last_used_at, i18n.language) })} {each.address}
              </span>
            </span>
            {each.current ? (
              <button type="button" className="small-button" onClick={() => void signOut()}>
                {t('app:signOut')}
              </button>
            ) : (
              <button type="button" className="small-button" onClick={() => end.mutate(each.id ?? '')}>
                {t('sessions.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {items.length > 1 && (
        <Button variant="secondary" disabled={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {t('sessions.endOthers')}
        </Button>
      )}
    </Section>
  );
}

/** The browser's name from what it says of itself. */
function browser(agent = ''): string {
  return /(Edg|Firefox|Chrome|Safari)\/[\d.]+/.exec(agent)?.[0]?.replace('Edg/', 'Edge/').replace(/\/(\d+).*/, ' $1') ?? agent.slice(0, 40);
}
