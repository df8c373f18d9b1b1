import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { ProblemAlert } from '@/parts/ProblemAlert';

export function PasswordForm({ opened }: { opened: (session: { csrf?: string }) => Promise<void> }) {
  const { t } = useTranslation('sign-in');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => answer(client.POST('/api/v1/login', { body: { username, password } })),
    onSuccess: opened,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <form onSubmit={submit} className="sign-in-form">
      {signIn.error && <ProblemAlert error={signIn.error} />}
      <TextInput
        labelText={t('username')}
        autoComplete="username"
        value={username}
        onChange={(typed) => setUsername(String(typed ?? ''))}
        fullWidth
      />
      <TextInput
        type="password"
        labelText={t('password')}
        autoComplete="current-password"
        value={password}
        onChange={(typed) => setPassword(String(typed ?? ''))}
        fullWidth
      />
      <Button type="submit" disabled={signIn.isPending}>
        {t('signIn')}
      </Button>
    </form>
  );
}
