import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { Due } from '@/parts/Due';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';
import { TextLink } from '@/parts/TextLink';
import { useTask } from '@/pages/task/queries';
import { TaskAnswer } from '@/pages/task/TaskAnswer';

import './sign-offs.css';
import { Background } from './Background';
import { Proposal } from './Proposal';
import { usePapers } from './queries';

/** One page to sign off: the proposal, what changed, who prepared it, what stands around it, the answer. */
export default function SignOffPage() {
  const { t } = useTranslation('sign-offs');
  const told = useTold();
  const { taskId = '' } = useParams();
  const task = useTask(taskId);
  const papers = usePapers(task.data?.case_id, task.data?.document);
  if (task.isPending) return <Busy />;
  if (task.error) return <PageProblem error={task.error} retry={task.refetch} />;
  const [paper, earlier] = papers.data ?? [];
  return (
    <>
      <PageTitle above={<TextLink to="/sign-offs">{t('title')}</TextLink>} title={told(task.data, 'name')}>
        <p>
          <TextLink to={`/cases/${task.data.case_id}`}>
            {task.data.case_number} {told(task.data, 'case_title')}
          </TextLink>
        </p>
        <Due task={task.data} />
      </PageTitle>
      <div className="sign-offs-columns">
        <div className="sign-offs-dossier">
          {papers.isPending && task.data.document && <Busy />}
          {paper && <Proposal paper={paper} earlier={earlier} />}
          <Background caseId={task.data.case_id ?? ''} />
        </div>
        <div className="sign-offs-answer card">
          <TaskAnswer key={taskId} taskId={taskId} task={task.data} />
        </div>
      </div>
    </>
  );
}
