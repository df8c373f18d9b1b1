import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';

import { answer, client } from '@/api/client';
import { keepMark } from '@/api/session';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { Demonstration } from './Demonstration';
import { PasswordForm } from './PasswordForm';
import './sign-in.css';

/** Only a path of our own may follow a sign-in. */
function safe(to: string | null): string {
  return to?.startsWith('/') && !to.startsWith('//') ? to : '/';
}

/** The ways to sign in that this installation has; the demonstration's persons where it is one. */
export default function SignInPage() {
  const { t } = useTranslation('sign-in');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const to = safe(useSearchParams()[0].get('to'));
  const ways = useQuery({ queryKey: ['sign-in'], queryFn: () => answer(client.GET('/api/v1/sign-in')) });
  const opened = async ({ csrf }: { csrf?: string }) => {
    queries.clear();
    keepMark(csrf);
    await navigate(to);
  };
  const demonstrate = useMutation({
    mutationFn: (person: string) => answer(client.POST('/api/v1/sessions', { body: { person, cookie: true } })),
    onSuccess: opened,
  });
  return (
    <>
      <PageTitle title={t('title')} />
      {ways.isPending && <Busy />}
      {ways.error && <ProblemAlert error={ways.error} retry={() => void ways.refetch()} />}
      {demonstrate.error && <ProblemAlert error={demonstrate.error} />}
      {ways.data?.development && <Demonstration choose={(person) => demonstrate.mutate(person)} />}
      {ways.data && !ways.data.development && (
        <div className="sign-in-ways">
          {ways.data.provider && (
            <a className="sign-in-provider" href={`${ways.data.provider_path}?to=${encodeURIComponent(to)}`}>
              {t('byProvider', { name: ways.data.provider })}
            </a>
          )}
          {ways.data.local && <PasswordForm opened={opened} />}
        </div>
      )}
    </>
  );
}
