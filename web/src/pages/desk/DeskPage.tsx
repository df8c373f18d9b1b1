import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Button, IconHelp } from 'suomifi-ui-components';

import { choicesOf } from '@/formatting/choices';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { BulkBar } from './BulkBar';
import './desk.css';
import { DeskFilters } from './DeskFilters';
import { FirstRun } from './FirstRun';
import { KeyHelp } from './KeyHelp';
import { SavedFilters } from './SavedFilters';
import { TaskList } from './TaskList';
import { ALL, filtered, sections, written } from './tasks';
import { Tour } from './Tour';
import { useAddressed } from './useAddressed';
import { useClaim } from './useClaim';
import { useDesk } from './useDesk';
import { useDeskKeys } from './useDeskKeys';
import { Waiting } from './Waiting';

export default function DeskPage() {
  const { t, i18n } = useTranslation('desk');
  const told = useTold();
  const desk = useDesk();
  const [params, setParams] = useSearchParams();
  const [filter, setFilter] = useAddressed(params, setParams);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [helping, setHelping] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const claim = useClaim(desk.replace);

  const calm = useDeferredValue(filter);
  const tasks = useMemo(
    () => filtered(desk.tasks ?? [], calm, i18n.language),
    [desk.tasks, calm, i18n.language],
  );
  const grouped = useMemo(() => sections(tasks), [tasks]);
  const cases = useMemo(
    () => choicesOf(desk.tasks ?? [], (task) => task.case_id ?? '', (task) => `${task.case_number} ${told(task, 'case_title')}`),
    [desk.tasks, told],
  );
  const kinds = useMemo(
    () => choicesOf(desk.tasks ?? [], (task) => task.element_id ?? '', (task) => told(task, 'name')),
    [desk.tasks, told],
  );
  const toggle = useCallback(
    (id: string) =>
      setChosen((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  useDeskKeys({
    list,
    search,
    claim: (id) => claim.run([id]),
    choose: toggle,
    update: desk.update,
    help: () => setHelping(true),
  });

  if (desk.error && !desk.tasks) return <PageProblem error={desk.error} retry={desk.refetch} />;
  if (!desk.tasks) return <Busy />;
  const narrowed = written(filter) !== '';
  return (
    <>
      <PageTitle
        title={t('title')}
        actions={
          <Button variant="secondaryNoBorder" icon={<IconHelp />} onClick={() => setHelping(true)}>
            {t('keys.title')}
          </Button>
        }
      >
        <p className="desk-count" data-tour="count">
          {t('count', { count: desk.tasks.length })}
        </p>
      </PageTitle>
      {desk.tasks.length === 0 ? (
        <FirstRun />
      ) : (
        <>
          <DeskFilters filter={filter} change={setFilter} cases={cases} kinds={kinds} search={search} />
          <SavedFilters filter={filter} change={setFilter} />
        </>
      )}
      <Behind {...desk.behind} update={desk.update} />
      {claim.error && <ProblemAlert error={claim.error} />}
      <div ref={list} className="desk-list" data-tour="tasks">
        {grouped.map(({ section, tasks: found }) => (
          <TaskList key={section} section={section} tasks={found} chosen={chosen} toggle={toggle} claim={claim.run} />
        ))}
        {narrowed && tasks.length === 0 && (
          <div className="card desk-none">
            <p>{t('noneFound')}</p>
            <Button variant="secondary" onClick={() => setFilter(ALL)}>
              {t('filter.clear')}
            </Button>
          </div>
        )}
      </div>
      <BulkBar
        tasks={desk.tasks.filter((task) => chosen.has(task.id ?? ''))}
        clear={() => setChosen(new Set())}
        claim={claim}
        done={desk.drop}
      />
      <Waiting />
      <KeyHelp visible={helping} close={() => setHelping(false)} />
      <Tour />
    </>
  );
}

/** Says that there is something new, and leaves it to the reader when the list moves. */
function Behind({ added, gone, update }: { added: number; gone: number; update: () => void }) {
  const { t } = useTranslation('desk');
  const words = [added && t('behind.added', { count: added }), gone && t('behind.gone', { count: gone })].filter(Boolean);
  return (
    <div role="status" className="desk-behind-holder">
      {words.length > 0 && (
        <div className="desk-behind">
          <span>{words.join(', ')}</span>
          <Button variant="secondary" onClick={update}>
            {t('behind.show')}
          </Button>
        </div>
      )}
    </div>
  );
}
