import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { answer, client } from '@/api/client';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';

export default function DeskPage() {
  const { t } = useTranslation('desk');
  const tasks = useQuery({
    queryKey: ['tasks', 'mine'],
    queryFn: () => answer(client.GET('/api/v1/tasks')),
  });
  if (tasks.isPending) return <Busy />;
  if (tasks.error) return <ProblemAlert error={tasks.error} />;
  return (
    <>
      <PageTitle title={t('title')} />
      <ul>
        {tasks.data.items?.map((task) => (
          <li key={task.id}>
            <TextLink to={`/tasks/${task.id}`}>{task.name}</TextLink>
          </li>
        ))}
      </ul>
    </>
  );
}
