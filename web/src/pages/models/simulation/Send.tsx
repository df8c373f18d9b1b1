import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea, TextInput } from 'suomifi-ui-components';

import { valuesIn } from '../json';
import type { Simulation } from './useSimulation';

/** A message from outside the case. */
export function Send({ played }: { played: Simulation }) {
  const { t } = useTranslation('models');
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const values = valuesIn(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && values) void played.add({ message: name.trim(), variables: values });
  };
  return (
    <details>
      <summary>{t('play.message')}</summary>
      <form className="models-form play-message" onSubmit={submit}>
        <TextInput labelText={t('play.messageName')} value={name} onChange={(value) => setName(String(value ?? ''))} />
        <Textarea
          fullWidth
          labelText={t('play.messageValues')}
          hintText={t('play.valuesHint')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          status={values ? 'default' : 'error'}
          statusText={values ? '' : t('try.wrong')}
        />
        <Button type="submit" variant="secondary" disabled={!name.trim() || !values || played.busy}>
          {t('play.sendMessage')}
        </Button>
      </form>
    </details>
  );
}
