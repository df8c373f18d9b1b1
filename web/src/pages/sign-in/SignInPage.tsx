import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { InlineAlert, Paragraph } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { keepSession } from '@/api/session';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { PersonChoices } from './PersonChoices';

/** Only a path of our own may follow a sign-in. */
function safe(to: string | null): string {
  return to?.startsWith('/') && !to.startsWith('//') ? to : '/';
}

export default function SignInPage() {
  const { t } = useTranslation('sign-in');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const to = safe(useSearchParams()[0].get('to'));
  const persons = useQuery({
    queryKey: ['demo-persons'],
    queryFn: () => answer(client.GET('/api/v1/demo-persons')),
    retry: false,
  });
  const signIn = useMutation({
    mutationFn: (person: string) => answer(client.POST('/api/v1/sessions', { body: { person } })),
    onSuccess: async ({ token }) => {
      keepSession(token ?? '');
      queries.clear();
      await navigate(to);
    },
  });
  return (
    <>
      <PageTitle title={t('title')} />
      {persons.isPending && <Busy />}
      {persons.error && <ProblemAlert error={persons.error} retry={() => void persons.refetch()} />}
      {persons.data && (
        <>
          <InlineAlert className="demo-mark">{t('demo')}</InlineAlert>
          <Paragraph className="lead">{t('choose')}</Paragraph>
          {signIn.error && <ProblemAlert error={signIn.error} />}
          <PersonChoices persons={persons.data.items ?? []} choose={(id) => signIn.mutate(id)} />
        </>
      )}
    </>
  );
}
