import { useMutation, useQueries } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Modal, ModalContent, ModalFooter, ModalTitle } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { leadToFirstWrong } from '@/parts/firstWrong';
import { answersToSend, Form, FormFields, stateFrom, withValue, type Answers, type FormSchema, type FormState } from '@/parts/form';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { asItStands, sendsBack, signsPaper, signTheSame } from '@/pages/task/signing';

import { BulkSigning, whatIsSigned, type ToSign } from './BulkSigning';
import './desk.css';
import { completeAll, completeOne, type Refused } from './completing';
import type { DeskTask } from './tasks';

interface Props {
  tasks: DeskTask[];
  close: () => void;
  done: (ids: string[]) => void;
}

/** Only a form without rows and without values of its own case can be answered for several at once. */
function isAlike(schema: FormSchema, state: FormState): boolean {
  return state.fixed.size === 0 && schema.components.every((each) => each.type !== 'dynamiclist');
}

/**
 * One form for several tasks of the same kind; each is completed by itself, refusals are listed.
 * What the answer signs is shown before, paper by paper.
 */
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
  const [finished, setFinished] = useState<string[]>([]);
  const [papers, setPapers] = useState<ToSign[] | null>(null);
  const left = tasks.filter((task) => !finished.includes(task.id ?? ''));
  const [state, setState] = useState<FormState | null>(null);
  const schema = form?.data?.schema as FormSchema | null | undefined;
  const shown = useMemo(() => state ?? stateFrom(form?.data?.state), [state, form?.data?.state]);
  const first = tasks[0];

  const examine = async (answers: Answers) => {
    const standing = await answer(
      client.POST('/api/v1/tasks/{task_id}/form/check', {
        params: { path: { task_id: left[0]?.id ?? '' } },
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
  /** Reads anew what has changed, for the signer to see. */
  const readAgain = async ({ task, paper }: ToSign) => {
    const now = await asItStands(task.id ?? '', paper.id);
    setPapers((before) => before?.map((each) => (each.task.id === task.id ? { ...each, ...now } : each)) ?? null);
    return now;
  };
  const fields = useRef<HTMLDivElement>(null);
  const complete = useMutation({
    mutationFn: async () => {
      const standing = await examine(data);
      if (Object.keys(standing.complaints).length > 0) return [];
      if (first && signsPaper(first) && !papers && !sendsBack(data)) {
        const found = await whatIsSigned(left);
        if (found.length > 0) {
          setPapers(found);
          return [];
        }
      }
      const variables = schema ? answersToSend(schema, data, standing) : {};
      const one = (task: DeskTask) => {
        const seen = papers?.find((each) => each.task.id === task.id);
        const send = (revision?: number) => completeOne(task, variables, revision);
        return seen ? signTheSame(seen, () => readAgain(seen), send) : send();
      };
      return completeAll(left, one, i18n.language);
    },
    onSuccess: (outcomes) => {
      const failed = outcomes.filter((each): each is Refused => 'reason' in each);
      const now = outcomes.filter((each) => !('reason' in each)).map((each) => each.task.id ?? '');
      setRefused(failed);
      if (outcomes.length === 0) leadToFirstWrong(fields);
      if (now.length === 0) return;
      say(t('bulk.completed', { count: now.length }));
      setFinished([...finished, ...now]);
      if (failed.length === 0) done([...finished, ...now]);
    },
  });
  const leave = () => (finished.length > 0 ? done(finished) : close());

  const alike = schema ? isAlike(schema, shown) : true;
  return (
    <Modal appElementId="root" ariaLabelledBy="desk-bulk" visible onEscKeyDown={leave}>
      <ModalContent>
        <ModalTitle id="desk-bulk">{t('bulk.completeTitle', { count: left.length, name: told(first, 'name') })}</ModalTitle>
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
        {papers && <BulkSigning papers={papers.filter((each) => !finished.includes(each.task.id ?? ''))} />}
        {schema && alike && !papers && (
          <Form
            value={{
              state: shown,
              shows: () => complete.isSuccess,
              language: i18n.language,
              readOnly: false,
            }}
          >
            <div ref={fields} className="form">
              <FormFields components={schema.components} data={data} change={change} title="" />
            </div>
          </Form>
        )}
      </ModalContent>
      <ModalFooter>
        <Button disabled={!form?.data || !alike || complete.isPending} onClick={() => complete.mutate()}>
          {t(papers ? 'bulk.sign' : 'bulk.send', { count: left.length })}
        </Button>
        <Button variant="secondary" onClick={leave}>
          {t('bulk.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
