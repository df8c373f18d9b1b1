import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox } from 'suomifi-ui-components';

import { useTold } from '@/formatting/told';
import { BulkComplete } from '@/pages/desk/BulkComplete';
import { Busy } from '@/parts/Busy';
import { Due } from '@/parts/Due';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';
import { TextLink } from '@/parts/TextLink';

import './sign-offs.css';
import { useSignOffs, type Task } from './queries';

/** All that waits for my decision or signature; alike ones may be handled together. */
export default function SignOffsPage() {
  const { t } = useTranslation('sign-offs');
  const tasks = useSignOffs();
  const [chosen, setChosen] = useState<string[]>([]);
  const [together, setTogether] = useState(false);
  if (tasks.isPending) return <Busy />;
  if (tasks.error) return <PageProblem error={tasks.error} retry={tasks.refetch} />;
  const selected = tasks.data.filter((each) => chosen.includes(each.id ?? ''));
  const alike = new Set(selected.map((each) => each.form_key)).size === 1;
  const toggle = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <>
      <PageTitle title={t('title')}>
        <p className="lead">{t('lead')}</p>
      </PageTitle>
      {tasks.data.length === 0 && <p>{t('none')}</p>}
      <ul className="sign-offs-list">
        {tasks.data.map((task) => (
          <SignOffCard key={task.id} task={task} chosen={chosen.includes(task.id ?? '')} toggle={toggle} />
        ))}
      </ul>
      {selected.length > 1 && (
        <div className="sign-offs-together" role="status">
          {alike ? (
            <Button onClick={() => setTogether(true)}>{t('together', { count: selected.length })}</Button>
          ) : (
            <p>{t('notAlike')}</p>
          )}
        </div>
      )}
      {together && (
        <BulkComplete
          tasks={selected}
          close={() => setTogether(false)}
          done={() => {
            setTogether(false);
            setChosen([]);
            void tasks.refetch();
          }}
        />
      )}
    </>
  );
}

function SignOffCard({ task, chosen, toggle }: { task: Task; chosen: boolean; toggle: (id: string, on: boolean) => void }) {
  const { t } = useTranslation('sign-offs');
  const told = useTold();
  const id = task.id ?? '';
  const name = told(task, 'name');
  return (
    <li className={`card sign-offs-card${task.overdue ? ' sign-offs-overdue' : ''}`}>
      <div className="sign-offs-choice">
        <Checkbox checked={chosen} onClick={({ checkboxState }) => toggle(id, checkboxState)}>
          <span className="sign-offs-hidden">{t('choose', { name: `${name}, ${task.case_number}` })}</span>
        </Checkbox>
      </div>
      <div>
        <p className="sign-offs-name">
          <TextLink to={`/sign-offs/${id}`}>{name}</TextLink>
        </p>
        <p className="soft">
          {task.case_number} {told(task, 'case_title')}
        </p>
        {task.principal_name && <p>{t('for', { name: task.principal_name })}</p>}
      </div>
      <Due task={task} />
    </li>
  );
}
