import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ErrorSummary } from 'suomifi-ui-components';

import { answer, client, type Schemas } from '@/api/client';
import { CallFailed } from '@/api/problem';
import { answersToSend, fieldsOf, Form, FormFields, inputId, labelOf, withValue, type Answers, type FormSchema, type FormState } from '@/parts/form';
import type { Paper } from './queries';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { kept } from './keptDraft';
import { SavingStatus } from './SavingStatus';
import { sendsBack } from './signing';
import { SigningDialog } from './SigningDialog';
import { useAutosave } from './useAutosave';
import { useFormState } from './useFormState';

interface Props {
  taskId: string;
  /** The paper that the answer signs, unless it sends it back. */
  signs?: Paper;
  person: string;
  form: Schemas['Form'];
  editable: boolean;
  completed: (answer: Schemas['Completed']) => void;
  reload: () => void;
}

/** The task's form: what is typed is kept, what is wrong is said, and what is sent counts once. */
export function TaskForm({ taskId, signs, person, form, editable, completed, reload }: Props) {
  const { t, i18n } = useTranslation('task');
  const schema = form.schema as FormSchema | null;
  const queries = useQueryClient();
  const [mine] = useState(() => kept(taskId, person));
  const usable = mine !== null && mine.basedOn === (form.saved_at ?? null);
  const [data, setData] = useState<Answers>(usable ? mine.data : ((form.data ?? {}) as Answers));
  const { state, examine, examineSoon, setState } = useFormState(taskId, form.state);
  const { saving, save, overwrite, end } = useAutosave(taskId, person, form.saved_at ?? null);
  const [tried, setTried] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const summary = useRef<HTMLHeadingElement>(null!);
  const sending = useRef<string>(crypto.randomUUID());
  const [signing, setSigning] = useState(false);
  const [wrong, setWrong] = useState(0);
  useEffect(() => {
    if (wrong > 0) summary.current?.focus(); // it is drawn by now, however slow the machine is
  }, [wrong]);

  const change = useCallback(
    (place: string, value: unknown) => {
      setData((before) => {
        const next = withValue(before, place, value);
        save(next);
        examineSoon(next);
        return next;
      });
    },
    [save, examineSoon],
  );
  const leave = useCallback((path: string) => setLeft((before) => new Set(before).add(path)), []);

  const complete = useMutation({
    /** With the revision that the signer was shown, nothing is signed that came later. */
    mutationFn: async (revision?: number) => {
      const standing = schema ? await examine(data) : state;
      if (Object.keys(standing.complaints).length > 0) return null;
      if (signs && revision === undefined && !sendsBack(data)) {
        setSigning(true);
        return undefined;
      }
      const seen = revision === undefined ? {} : { 'If-Match': `"${revision}"` };
      return answer(
        client.POST('/api/v1/tasks/{task_id}/complete', {
          params: { path: { task_id: taskId }, header: { 'Idempotency-Key': sending.current, ...seen } },
          body: { variables: schema ? answersToSend(schema, data, standing) : {} },
        }),
      );
    },
    onSuccess: async (done) => {
      setTried(true);
      if (done === undefined) return;
      setSigning(false);
      if (done === null) return setWrong((times) => times + 1);
      end();
      completed(done);
      await queries.invalidateQueries({ queryKey: ['task', taskId] });
      await queries.invalidateQueries({ queryKey: ['desk'] });
    },
    onError: (error) => {
      if (error instanceof CallFailed && error.status !== 0) sending.current = crypto.randomUUID();
      const fields = error instanceof CallFailed ? error.problem?.details?.['fields'] : undefined;
      if (!fields) return;
      setTried(true);
      setState((before) => ({ ...before, complaints: fields as FormState['complaints'] }));
      setWrong((times) => times + 1);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    complete.mutate(undefined);
  };

  const context = useMemo(
    () => ({
      state,
      shows: (path: string) => tried || (left.has(path) && state.complaints[path]?.['code'] !== 'required'),
      language: i18n.language,
      readOnly: !editable,
    }),
    [state, tried, left, i18n.language, editable],
  );
  const complaints = tried ? listed(schema, data, state, i18n.language) : [];
  const isForm = complete.error instanceof CallFailed && complete.error.problem?.details?.['fields'];
  return (
    <>
      <form data-summary className="card task-form" onSubmit={submit} noValidate>
        {editable && <SavingStatus saving={saving} overwrite={overwrite} reload={reload} restored={usable} />}
        {complaints.length > 0 && (
          <ErrorSummary
            headingText={t('form.errors', { count: complaints.length })}
            headingVariant="h2"
            headingRef={summary}
            items={complaints}
          />
        )}
        <Form value={context}>
          <div className="form">
            {schema && (
              <FormFields components={schema.components} data={data} change={change} leave={leave} title="" />
            )}
            {!schema && <p>{t('form.none')}</p>}
          </div>
        </Form>
        {complete.error && !isForm && !signing && <CompleteFailed error={complete.error} again={() => complete.mutate(undefined)} />}
        {editable && (
          <div className="actions">
            <Button type="submit" disabled={complete.isPending}>
              {t('form.send')}
            </Button>
          </div>
        )}
      </form>
      {signing && signs && (
        <SigningDialog
          taskId={taskId}
          paper={signs}
          busy={complete.isPending}
          error={complete.error}
          sign={complete.mutateAsync}
          close={() => setSigning(false)}
        />
      )}
    </>
  );
}

/** A lost connection loses nothing: the same sending is tried again and counts once. */
function CompleteFailed({ error, again }: { error: unknown; again: () => void }) {
  const lost = error instanceof CallFailed && (error.status === 0 || error.status >= 500);
  return <ProblemAlert error={error} retry={lost ? again : undefined} />;
}

/** The complaints in the order of the fields, each a link to its field. */
function listed(schema: FormSchema | null, data: Answers, state: FormState, language: string) {
  const fields = fieldsOf(schema?.components ?? [], data);
  return fields.flatMap(({ path, component }) => {
    const told = state.complaints[path];
    if (!told) return [];
    const text = `${labelOf(component, language)}: ${told[`message_${language}`] ?? told['message_fi']}`;
    return [{ text, inputId: inputId(path) }];
  });
}
