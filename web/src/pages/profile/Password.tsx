import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { Section } from './Section';

/** A new password; my other sessions end by it. */
export function Password() {
  const { t } = useTranslation('profile');
  const say = useSay();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => answer(client.PUT('/api/v1/password', { body: { current, password } })),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      say(t('password.done'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Section title={t('password.title')}>
      <form className="profile-form" onSubmit={submit}>
        {change.error && <ProblemAlert error={change.error} />}
        <TextInput
          type="password"
          autoComplete="current-password"
          labelText={t('password.current')}
          value={current}
          onChange={(typed) => setCurrent(String(typed ?? ''))}
          fullWidth
        />
        <TextInput
          type="password"
          autoComplete="new-password"
          labelText={t('password.new')}
          value={password}
          onChange={(typed) => setPassword(String(typed ?? ''))}
          fullWidth
        />
        <Button type="submit" variant="secondary" disabled={!current || !password || change.isPending}>
          {t('password.change')}
        </Button>
      </form>
    </Section>
  );
}
