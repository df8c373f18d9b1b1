import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Modal, ModalContent, ModalFooter, ModalTitle, SingleSelect, TextInput } from 'suomifi-ui-components';

import { allPages, answer, client, once } from '@/api/client';
import { readDate } from '@/formatting/dates';
import { sortedBy } from '@/formatting/sorting';
import { CalendarInput } from '@/parts/CalendarInput';
import { Combobox } from '@/parts/Combobox';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';

import type { Task } from './queries';

interface Props {
  taskId: string;
  me: string;
  close: () => void;
  done: (task: Task) => Promise<void>;
}

/** Whom I may hand the task to; my own substitutes are one press away. */
function usePeople(me: string) {
  return useQuery({
    queryKey: ['persons', 'to-delegate', me],
    queryFn: async () => {
      const [persons, memberships] = await Promise.all([
        allPages((cursor) => answer(client.GET('/api/v1/persons', { params: { query: { limit: 200, cursor } } }))),
        allPages((cursor) => answer(client.GET('/api/v1/memberships', { params: { query: { limit: 200, cursor } } }))),
      ]);
      const substitutes = new Set(
        memberships.filter((each) => each.substitute_for === me && !each.end).map((each) => each.person_id),
      );
      const others = persons.filter((each) => each.id !== me);
      return {
        all: sortedBy(others, (each) => each.name ?? '').map((each) => ({ uniqueItemId: each.id ?? '', labelText: each.name ?? '' })),
        substitutes: others.filter((each) => substitutes.has(each.id)),
      };
    },
  });
}

/** Another does the task for me: for a time, by a source, and visibly so (invariant 13). */
export function Delegate({ taskId, me, close, done }: Props) {
  const { t } = useTranslation('task');
  const say = useSay();
  const people = usePeople(me);
  const form = useId();
  const [to, setTo] = useState<string | null>(null);
  const [until, setUntil] = useState('');
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const day = readDate(until);
  const delegate = useMutation({
    mutationFn: () =>
      answer(
        client.POST('/api/v1/tasks/{task_id}/delegate', {
          params: { path: { task_id: taskId }, header: once() },
          body: { to: to ?? '', until: new Date(`${day}T23:59:59`).toISOString(), source },
        }),
      ),
    onSuccess: async (task) => {
      await done(task);
      say(t('delegate.done'));
      close();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (to && day && source.trim()) delegate.mutate();
  };
  const missing = (given: unknown) => (tried && !given ? t('delegate.missing') : undefined);
  return (
    <Modal appElementId="root" ariaLabelledBy="task-delegate" visible onEscKeyDown={close}>
      <ModalContent>
        <ModalTitle id="task-delegate">{t('delegate.title')}</ModalTitle>
        <form id={form} className="form" onSubmit={send} noValidate>
          {delegate.error && <ProblemAlert error={delegate.error} />}
          {people.data && people.data.substitutes.length > 0 && (
            <div className="task-substitutes">
              <span>{t('delegate.mySubstitutes')}</span>
              {people.data.substitutes.map((each) => (
                <button key={each.id} type="button" className="small-button" aria-pressed={to === each.id} onClick={() => setTo(each.id ?? null)}>
                  {each.name}
                </button>
              ))}
            </div>
          )}
          <Combobox>
            <SingleSelect
              labelText={t('delegate.to')}
              visualPlaceholder={t('form:choose')}
              clearButtonLabel={t('form:clear')}
              noItemsText={t('form:noOptions')}
              ariaOptionsAvailableTextFunction={(amount) => t('form:options', { count: amount })}
              items={people.data?.all ?? []}
              selectedItem={people.data?.all.find((each) => each.uniqueItemId === to) ?? null}
              onItemSelect={setTo}
              status={missing(to) ? 'error' : 'default'}
              statusText={missing(to)}
              fullWidth
            />
          </Combobox>
          <CalendarInput
            labelText={t('delegate.until')}
            hintText={t('form:dateHint')}
            value={until}
            onChange={({ value }) => setUntil(value)}
            status={missing(day) ? 'error' : 'default'}
            statusText={missing(day)}
          />
          <TextInput
            labelText={t('delegate.source')}
            hintText={t('delegate.sourceHint')}
            value={source}
            maxLength={500}
            onChange={(typed) => setSource(String(typed ?? ''))}
            status={missing(source.trim()) ? 'error' : 'default'}
            statusText={missing(source.trim())}
            fullWidth
          />
        </form>
      </ModalContent>
      <ModalFooter>
        <Button type="submit" form={form} disabled={delegate.isPending}>
          {t('delegate.send')}
        </Button>
        <Button variant="secondary" onClick={close}>
          {t('delegate.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
