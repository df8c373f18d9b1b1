import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { valuesIn, type Values } from '@/pages/models/json';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { TOUCHED, type Instance } from './queries';

/** Variables set by an administrator; the log has what they were before. */
export function SetVariables({ instance }: { instance: Instance }) {
  const { t } = useTranslation('operations');
  const [text, setText] = useState('');
  const values = valuesIn(text);
  const set = useCommand(
    (variables: Values) =>
      answer(
        client.PATCH('/api/v1/instances/{instance_id}/variables', {
          params: { path: { instance_id: instance.id ?? '' } },
          body: { variables, removals: [] },
        }),
      ),
    t('said.set'),
    TOUCHED,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (values && text.trim()) set.mutate(values, { onSuccess: () => setText('') });
  };
  return (
    <details>
      <summary>{t('instance.variables')}</summary>
      <form className="models-form operations-inner" onSubmit={submit}>
        {set.error && <ProblemAlert error={set.error} />}
        <Textarea
          fullWidth
          labelText={t('instance.values')}
          hintText={t('instance.valuesHint')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          status={values ? 'default' : 'error'}
          statusText={values ? '' : t('instance.noJson')}
        />
        <Button type="submit" variant="secondary" disabled={!values || !text.trim() || set.isPending}>
          {t('instance.set')}
        </Button>
      </form>
    </details>
  );
}
