import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { InlineAlert, Paragraph } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { PersonChoices } from './PersonChoices';

/** Signing in without a password, clearly marked as what it is. */
export function Demonstration({ choose }: { choose: (person: string) => void }) {
  const { t } = useTranslation('sign-in');
  const persons = useQuery({
    queryKey: ['demo-persons'],
    queryFn: () => answer(client.GET('/api/v1/demo-persons')),
  });
  return (
    <>
      <InlineAlert className="sign-in-demo">{t('demo')}</InlineAlert>
      <Paragraph className="lead">{t('choose')}</Paragraph>
      {persons.isPending && <Busy />}
      {persons.error && <ProblemAlert error={persons.error} />}
      {persons.data && <PersonChoices persons={persons.data.items ?? []} choose={choose} />}
    </>
  );
}
