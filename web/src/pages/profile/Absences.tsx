import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from 'suomifi-ui-components';

import { allPages, answer, client, once } from '@/api/client';
import { readDate } from '@/formatting/dates';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { usePersonName } from '@/parts/usePersonName';

import { AbsenceRow } from './AbsenceRow';
import { Period } from './Period';
import { Section } from './Section';

/** When I am away; my substitutes are then offered my work. */
export function Absences({ person }: { person: string }) {
  const { t } = useTranslation('profile');
  const say = useSay();
  const queries = useQueryClient();
  const at = { path: { person_id: person } };
  const known = useQuery({
    queryKey: ['persons', person, 'absences'],
    queryFn: () => answer(client.GET('/api/v1/persons/{person_id}/absences', { params: at })),
  });
  const [days, setDays] = useState(['', ''] as [string, string]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [start, end] = days.map(readDate);
  const add = useMutation({
    mutationFn: () =>
      answer(
        client.POST('/api/v1/persons/{person_id}/absences', {
          params: { ...at, header: once() },
          body: { start: start ?? '', end: end ?? '', reason },
        }),
      ),
    onSuccess: async () => {
      setDays(['', '']);
      setReason('');
      setTried(false);
      say(t('absences.done'));
      await queries.invalidateQueries({ queryKey: ['persons', person, 'absences'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (start && end) add.mutate();
  };
  const items = known.data?.items ?? [];
  return (
    <Section title={t('absences.title')}>
      <Substitutes person={person} />
      {items.length > 0 && (
        <ul className="profile-list">
          {items.map((each) => (
            <AbsenceRow key={each.id} absence={each} person={person} />
          ))}
        </ul>
      )}
      <form className="profile-form" onSubmit={submit} noValidate>
        {add.error && <ProblemAlert error={add.error} />}
        <Period start={days[0]} end={days[1]} tried={tried} change={(from, to) => setDays([from, to])} />
        <TextInput
          labelText={t('absences.reason')}
          hintText={t('absences.reasonHint')}
          optionalText={t('form:optional')}
          value={reason}
          maxLength={200}
          onChange={(typed) => setReason(String(typed ?? ''))}
          fullWidth
        />
        <Button type="submit" variant="secondary" disabled={add.isPending}>
          {t('absences.add')}
        </Button>
      </form>
    </Section>
  );
}

function Substitutes({ person }: { person: string }) {
  const { t } = useTranslation('profile');
  const name = usePersonName();
  const memberships = useQuery({
    queryKey: ['memberships', 'substitutes'],
    queryFn: () =>
      allPages((cursor) => answer(client.GET('/api/v1/memberships', { params: { query: { limit: 200, cursor } } }))),
  });
  const mine = (memberships.data ?? []).filter((each) => each.substitute_for === person && !each.end);
  if (memberships.isPending) return null;
  if (mine.length === 0) return <p className="soft">{t('absences.noSubstitutes')}</p>;
  const names = [...new Set(mine.map((each) => name(each.person_id)))];
  return <p className="soft">{t('absences.substitutes', { names: names.join(', ') })}</p>;
}
