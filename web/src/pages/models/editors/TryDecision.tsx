import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { ProblemAlert } from '@/parts/ProblemAlert';

/** Values beside the table: what the deployed decision gives for them, and by which rules. */
export function TryDecision({ decision }: { decision: string }) {
  const { t } = useTranslation('models');
  const [values, setValues] = useState('{}');
  const wrong = parsed(values) === null;
  const evaluate = useCommand(
    (variables: Record<string, unknown>) =>
      answer(
        client.POST('/api/v1/decisions/{decision_id}/evaluate', {
          params: { path: { decision_id: decision }, header: once() },
          body: { variables, version: null },
        }),
      ),
    '',
    [],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const variables = parsed(values);
    if (variables) evaluate.mutate(variables);
  };
  return (
    <form className="models-form" onSubmit={submit}>
      <Textarea
        fullWidth
        labelText={t('try.values')}
        hintText={t('try.hint')}
        value={values}
        onChange={(event) => setValues(event.target.value)}
        status={wrong ? 'error' : 'default'}
        statusText={wrong ? t('try.wrong') : ''}
      />
      <Button type="submit" variant="secondary" disabled={wrong || evaluate.isPending}>
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

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
