import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, SingleSelect, TextInput } from 'suomifi-ui-components';

import { allPages, answer, client, once, type Schemas } from '@/api/client';
import { isoDay, period, readDate } from '@/formatting/dates';
import { sortedBy } from '@/formatting/sorting';
import { Combobox } from '@/parts/Combobox';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { usePersonName } from '@/parts/usePersonName';

import { Period } from './Period';
import { Section } from './Section';

/** Who may act for me, and for whom I may act; each for a time and by a source. */
export function Delegations({ person }: { person: string }) {
  const { t } = useTranslation('profile');
  const known = useQuery({
    queryKey: ['persons', person, 'delegations'],
    queryFn: () =>
      answer(client.GET('/api/v1/persons/{person_id}/delegations', { params: { path: { person_id: person } } })),
  });
  const items = (known.data?.items ?? []).filter((each) => !each.revoked_on);
  return (
    <Section title={t('delegations.title')}>
      <p className="soft">{t('delegations.text')}</p>
      {items.length > 0 && (
        <ul className="profile-list">
          {items.map((each) => (
            <One key={each.id} delegation={each} person={person} />
          ))}
        </ul>
      )}
      <Add person={person} />
    </Section>
  );
}

function One({ delegation, person }: { delegation: Schemas['Delegation']; person: string }) {
  const { t } = useTranslation('profile');
  const name = usePersonName();
  const queries = useQueryClient();
  const mine = delegation.principal === person;
  const end = useMutation({
    mutationFn: () =>
      answer(
        client.DELETE('/api/v1/delegations/{delegation_id}', {
          params: { path: { delegation_id: delegation.id ?? '' } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['persons', person, 'delegations'] }),
  });
  return (
    <li>
      <span>
        <strong>
          {mine
            ? t('delegations.to', { name: name(delegation.delegate) })
            : t('delegations.from', { name: name(delegation.principal) })}
        </strong>{' '}
        {period(delegation.start, delegation.end)} <span className="mark">{delegation.source}</span>
      </span>
      {mine && (delegation.end ?? '') >= isoDay(new Date()) && (
        <button type="button" className="small-button" disabled={end.isPending} onClick={() => end.mutate()}>
          {t('delegations.revoke')}
        </button>
      )}
      {end.error && <ProblemAlert error={end.error} />}
    </li>
  );
}

function Add({ person }: { person: string }) {
  const { t } = useTranslation('profile');
  const say = useSay();
  const queries = useQueryClient();
  const persons = useQuery({
    queryKey: ['persons', 'choices'],
    queryFn: () =>
      allPages((cursor) => answer(client.GET('/api/v1/persons', { params: { query: { limit: 200, cursor } } }))),
  });
  const choices = sortedBy(persons.data ?? [], (each) => each.name ?? '')
    .filter((each) => each.id !== person)
    .map((each) => ({ uniqueItemId: each.id ?? '', labelText: each.name ?? '' }));
  const [to, setTo] = useState<string | null>(null);
  const [days, setDays] = useState(['', ''] as [string, string]);
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const [start, end] = days.map(readDate);
  const add = useMutation({
    mutationFn: () =>
      answer(
        client.POST('/api/v1/persons/{person_id}/delegations', {
          params: { path: { person_id: person }, header: once() },
          body: { delegate: to ?? '', start: start ?? '', end: end ?? '', source },
        }),
      ),
    onSuccess: async () => {
      setTo(null);
      setDays(['', '']);
      setSource('');
      setTried(false);
      say(t('delegations.done'));
      await queries.invalidateQueries({ queryKey: ['persons', person, 'delegations'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (to && start && end && source.trim()) add.mutate();
  };
  const missing = (given: unknown) => (tried && !given ? t('missing') : undefined);
  return (
    <form className="profile-form" onSubmit={submit} noValidate>
      {add.error && <ProblemAlert error={add.error} />}
      <Combobox>
        <SingleSelect
          labelText={t('delegations.who')}
          visualPlaceholder={t('form:choose')}
          clearButtonLabel={t('form:clear')}
          noItemsText={t('form:noOptions')}
          ariaOptionsAvailableTextFunction={(amount) => t('form:options', { count: amount })}
          items={choices}
          selectedItem={choices.find((each) => each.uniqueItemId === to) ?? null}
          onItemSelect={setTo}
          status={missing(to) ? 'error' : 'default'}
          statusText={missing(to)}
          fullWidth
        />
      </Combobox>
      <Period start={days[0]} end={days[1]} tried={tried} change={(from, until) => setDays([from, until])} />
      <TextInput
        labelText={t('delegations.source')}
        hintText={t('delegations.sourceHint')}
        value={source}
        maxLength={500}
        status={missing(source.trim()) ? 'error' : 'default'}
        statusText={missing(source.trim())}
        onChange={(typed) => setSource(String(typed ?? ''))}
        fullWidth
      />
      <Button type="submit" variant="secondary" disabled={add.isPending}>
        {t('delegations.add')}
      </Button>
    </form>
  );
}
