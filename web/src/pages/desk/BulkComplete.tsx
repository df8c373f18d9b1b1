import { useMutation, useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Modal, ModalContent, ModalFooter, ModalTitle } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { CallFailed } from '@/api/problem';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { answersToSend, Form, FormFields, stateFrom, withValue, type Answers, type FormSchema, type FormState } from '@/parts/form';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';

import type { DeskTask } from './tasks';

interface Props {
  tasks: DeskTask[];
  close: () => void;
  done: (ids: string[]) => void;
}

type Refused = { task: DeskTask; reason: string };

/** Only a form without rows and without values of its own case can be answered for several at once. */
function isAlike(schema: FormSchema, state: FormState): boolean {
  return state.fixed.size === 0 && schema.components.every((each) => each.type !== 'dynamiclist');
}

/** One form for several tasks of the same kind; each is completed by itself, refusals are listed. */
export function BulkComplete({ tasks, close, done }: Props) {
  const { t, i18n } = useTranslation('desk');
  const told = useTold();
  const say = useSay();
  const forms = useQueries({
    queries: tasks.slice(0, 1).map((task) => ({
      queryKey: ['form', task.id],
      queryFn: () => answer(client.GET('/api/v1/tasks/{task_id}/form', { params: { path: { task_id: task.id ?? '' } } })),
      staleTime: 0,
    })),
  });
  const form = forms[0];
  const [data, setData] = useState<Answers>({});
  const [refused, setRefused] = useState<Refused[]>([]);
  const [state, setState] = useState<FormState | null>(null);
  const schema = form?.data?.schema as FormSchema | null | undefined;
  const shown = useMemo(() => state ?? stateFrom(form?.data?.state), [state, form?.data?.state]);
  const first = tasks[0];

  const examine = async (answers: Answers) => {
    const standing = await answer(
      client.POST('/api/v1/tasks/{task_id}/form/check', {
        params: { path: { task_id: first?.id ?? '' } },
        body: { data: answers },
      }),
    );
    const next = stateFrom(standing);
    setState(next);
    return next;
  };
  const change = (place: string, value: unknown) => {
    const next = withValue(data, place, value);
    setData(next);
    void examine(next).catch(() => undefined);
  };
  const complete = useMutation({
    mutationFn: async () => {
      const standing = await examine(data);
      if (Object.keys(standing.complaints).length > 0) return [];
      return completeAll(tasks, schema ? answersToSend(schema, data, standing) : {}, i18n.language);
    },
    onSuccess: (outcomes) => {
      const failed = outcomes.filter((each): each is Refused => 'reason' in each);
      const finished = outcomes.filter((each) => !('reason' in each)).map((each) => each.task.id ?? '');
      setRefused(failed);
      if (finished.length === 0) return;
      say(t('bulk.completed', { count: finished.length }));
      if (failed.length === 0) done(finished);
    },
  });

  const alike = schema ? isAlike(schema, shown) : true;
  return (
    <Modal appElementId="root" ariaLabelledBy="desk-bulk" visible onEscKeyDown={close}>
      <ModalContent>
        <ModalTitle id="desk-bulk">{t('bulk.completeTitle', { count: tasks.length, name: told(first, 'name') })}</ModalTitle>
        {form?.isPending && <Busy />}
        {form?.error && <ProblemAlert error={form.error} />}
        {complete.error && <ProblemAlert error={complete.error} />}
        {refused.length > 0 && (
          <ul className="desk-refused" role="alert">
            {refused.map(({ task, reason }) => (
              <li key={task.id}>
                <strong>{task.case_number}</strong> {reason}
              </li>
            ))}
          </ul>
        )}
        {form?.data && !alike && <p>{t('bulk.notAlike')}</p>}
        {schema && alike && (
          <Form
            value={{
              state: shown,
              shows: () => complete.isSuccess,
              language: i18n.language,
              readOnly: false,
            }}
          >
            <div className="form">
              <FormFields components={schema.components} data={data} change={change} title="" />
            </div>
          </Form>
        )}
      </ModalContent>
      <ModalFooter>
        <Button disabled={!form?.data || !alike || complete.isPending} onClick={() => complete.mutate()}>
          {t('bulk.send', { count: tasks.length })}
        </Button>
        <Button variant="secondary" onClick={close}>
          {t('bulk.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

async function completeAll(tasks: DeskTask[], variables: Answers, language: string) {
  const outcomes: ({ task: DeskTask } | Refused)[] = [];
  for (const task of tasks) {
    try {
      await answer(
        client.POST('/api/v1/tasks/{task_id}/complete', {
          params: { path: { task_id: task.id ?? '' }, header: once() },
          body: { variables },
        }),
      );
      outcomes.push({ task });
    } catch (error) {
      if (!(error instanceof CallFailed) || error.status === 0) throw error;
      outcomes.push({ task, reason: error.reason(language) });
    }
  }
  return outcomes;
}
