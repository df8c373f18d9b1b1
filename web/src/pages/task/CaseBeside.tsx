import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { usePersonName } from '@/parts/usePersonName';
import { date } from '@/formatting/dates';
import { useTold, useToldTask } from '@/formatting/told';
import { TextLink } from '@/parts/TextLink';

import { useCase, useDocuments, useEarlierSteps, type Task } from './queries';

/** What a person needs beside the form: the case, its papers, and who did the earlier steps. */
export function CaseBeside({ task }: { task: Task }) {
  const { t } = useTranslation('task');
  return (
    <aside className="task-beside" aria-label={t('beside.title')}>
      <Summary task={task} />
      <Papers caseId={task.case_id} />
      <Steps caseId={task.case_id} />
    </aside>
  );
}

function Summary({ task }: { task: Task }) {
  const { t } = useTranslation('task');
  const told = useTold();
  const found = useCase(task.case_id);
  if (!found.data) return null;
  const one = found.data;
  return (
    <section>
      <Heading variant="h2">{t('beside.case')}</Heading>
      <dl className="facts">
        <dt>{t('beside.number')}</dt>
        <dd>
          <TextLink to={`/cases/${one.id}`}>{one.number ?? ''}</TextLink>
        </dd>
        <dt>{t('beside.name')}</dt>
        <dd>{told(one, 'title')}</dd>
        {one.project_number && (
          <>
            <dt>{t('beside.project')}</dt>
            <dd>{one.project_number}</dd>
          </>
        )}
        <dt>{t('beside.state')}</dt>
        <dd>{t(`state.${one.state}`)}</dd>
      </dl>
    </section>
  );
}

function Papers({ caseId }: { caseId?: string }) {
  const { t } = useTranslation('task');
  const documents = useDocuments(caseId);
  const items = documents.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section>
      <Heading variant="h2">{t('beside.papers')}</Heading>
      <ul className="task-papers">
        {items.map((each) => (
          <li key={each.id}>
            {each.readable ? (
              <TextLink to={`/documents/${each.id}`}>{each.title || t('beside.untitled')}</TextLink>
            ) : (
              <span>{t('beside.secret')}</span>
            )}
            <span className="mark">{[each.number, date(each.signed_at ?? each.created_at)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const MOST_STEPS = 6;

function Steps({ caseId }: { caseId?: string }) {
  const { t } = useTranslation('task');
  const toldTask = useToldTask();
  const names = usePersonName();
  const steps = useEarlierSteps(caseId);
  const done = (steps.data?.items ?? []).toSorted((a, b) => (b.ended_at ?? '').localeCompare(a.ended_at ?? ''));
  const items = done.slice(0, MOST_STEPS);
  if (items.length === 0) return null;
  return (
    <section>
      <Heading variant="h2">{t('beside.steps')}</Heading>
      <ol className="task-steps">
        {items.map((each) => (
          <li key={each.id}>
            <span className="task-step-name">{toldTask(each)}</span>
            <span className="mark">
              {date(each.ended_at)} {names(each.completed_by)}
              {each.on_behalf_of && each.on_behalf_of !== each.completed_by && ` (${t('beside.onBehalf', { name: names(each.on_behalf_of) })})`}
            </span>
          </li>
        ))}
      </ol>
      {done.length > MOST_STEPS && <TextLink to={`/cases/${caseId}/timeline`}>{t('beside.allSteps')}</TextLink>}
    </section>
  );
}
