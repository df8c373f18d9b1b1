import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { valuesIn, type Values } from '../json';

interface Props {
  draft: number;
  path: string;
  decision: string;
  /** The file as it stands in the editor, saved or not. */
  read: () => Promise<string>;
}

/** Values beside the table: what the draft gives for them as it stands, and by which rules. */
export function TryDecision({ draft, path, decision, read }: Props) {
  const { t } = useTranslation('models');
  const [text, setText] = useState('{}');
  const values = valuesIn(text);
  const evaluate = useCommand(
    async (variables: Values) =>
      answer(
        client.POST('/api/v1/model-drafts/{draft}/decisions/{decision_id}/evaluate', {
          params: { path: { draft, decision_id: decision }, header: once() },
          body: { variables, files: { [path]: await read() } },
        }),
      ),
    '',
    [],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (values) evaluate.mutate(values);
  };
  return (
    <form className="models-form" onSubmit={submit}>
      <Textarea
        fullWidth
        labelText={t('try.values')}
        hintText={t('try.hint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        status={values ? 'default' : 'error'}
        statusText={values ? '' : t('try.wrong')}
      />
      <Button type="submit" variant="secondary" disabled={!values || evaluate.isPending}>
        {t('try.act')}
      </Button>
      <div aria-live="polite">
        {evaluate.error && <ProblemAlert error={evaluate.error} />}
        {evaluate.data && (
          <p>
            {t('try.result')} <code>{JSON.stringify(evaluate.data.value)}</code>{' '}
            {t('try.matched', { rules: (evaluate.data.matched ?? []).join(', ') || '–' })}
          </p>
        )}
      </div>
    </form>
  );
}
