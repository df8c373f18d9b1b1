import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { usePersonName } from '@/parts/usePersonName';
import { date } from '@/formatting/dates';
import { useTold, useToldTask } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { Due } from '@/parts/Due';
import { useHolders } from '@/pages/task/queries';
import { TextLink } from '@/parts/TextLink';

import { useCaseTasks, useProcesses, type Case, type Task } from './queries';
import { Happenings } from './Timeline';

/** Where the case stands: what is to be done next and by when, and what happened last. */
export function Overview({ one }: { one: Case }) {
  const { t } = useTranslation('cases');
  const tasks = useCaseTasks(one.id ?? '');
  if (tasks.isPending) return <Busy />;
  const open = (tasks.data ?? []).filter((task) => task.state === 'offered' || task.state === 'claimed');
  return (
    <div className="case-columns">
      <div className="case-main">
        <section aria-labelledby="case-open">
          <Heading variant="h2" id="case-open">
            {t('openTasks')}
          </Heading>
          {open.length === 0 ? (
            <p className="card">{t('noOpenTasks')}</p>
          ) : (
            <ul className="case-tasks">
              {open.map((task) => (
                <OpenTask key={task.id} task={task} />
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="case-latest">
          <Heading variant="h2" id="case-latest">
            {t('latest')}
          </Heading>
          <Happenings caseId={one.id ?? ''} most={6} />
          <p>
            <TextLink to={`/cases/${one.id}/timeline`}>{t('allHappenings')}</TextLink>
          </p>
        </section>
      </div>
      <Facts one={one} />
    </div>
  );
}

function OpenTask({ task }: { task: Task }) {
  const { t } = useTranslation('cases');
  const toldTask = useToldTask();
  const names = usePersonName();
  const holder = task.delegated_to ?? task.claimant ?? task.assignee;
  return (
    <li className={task.overdue ? 'case-task case-task-late' : 'case-task'}>
      <div>
        <TextLink to={`/tasks/${task.id}`}>{toldTask(task)}</TextLink>
        <p className="mark">{holder ? t('with', { name: names(holder) }) : <Offered task={task} />}</p>
      </div>
      <Due task={task} />
    </li>
  );
}

function Facts({ one }: { one: Case }) {
  const { t } = useTranslation('cases');
  const told = useTold();
  const processes = useProcesses();
  return (
    <aside aria-labelledby="case-facts">
      <Heading variant="h2" id="case-facts">
        {t('facts')}
      </Heading>
      <dl className="facts">
        <Fact name={t('number')} value={one.number} />
        <Fact name={t('project')} value={one.project_number} />
        <Fact name={t('opened')} value={date(one.created_at)} />
        <Fact name={t('closedAt')} value={date(one.closed_at)} />
        <Fact name={t('closeReason')} value={one.close_reason} />
        <Fact name={t('publicityLabel')} value={t(`documents:publicity.${one.publicity ?? 'PUBLIC'}`)} />
        <Fact name={t('secrecyGround')} value={one.secrecy_ground} />
      </dl>
      <Heading variant="h3">{t('processes')}</Heading>
      <ul className="case-processes">
        {(one.instances ?? []).map((each) => (
          <li key={each.id}>
            <TextLink to={`/cases/${one.id}/process`}>
              {told(processes.data?.get(each.definition_key ?? ''), 'name') || each.definition_key}
            </TextLink>
            <span className="mark">
              {t(`instance.${each.state}`)} · {date(each.started_at)}
              {each.ended_at && `–${date(each.ended_at)}`}
            </span>
          </li>
        ))}
        {(one.instances ?? []).length === 0 && <li className="soft">{t('noProcesses')}</li>}
      </ul>
    </aside>
  );
}

function Fact({ name, value }: { name: string; value?: string | null }) {
  if (!value) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

const MOST_NAMES = 3;

/** Those whose turn an unclaimed task is, by name. */
function Offered({ task }: { task: Task }) {
  const { t } = useTranslation('cases');
  const names = (useHolders(task.id ?? '').data?.items ?? []).map((each) => each.name);
  if (names.length === 0) return <>{t('offered')}</>;
  return <>{names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ' …' : '')}</>;
}
