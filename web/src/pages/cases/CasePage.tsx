import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';

import { useTold } from '@/formatting/told';
import { NotFound } from '@/app/NotFound';
import { Busy } from '@/parts/Busy';
import { Due } from '@/parts/Due';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';

import './cases.css';
import { Decisions } from './Decisions';
import { Documents } from './Documents';
import { Hearings } from './Hearings';
import { Log } from './Log';
import { Overview } from './Overview';
import { People } from './People';
import { useCase, useCaseTasks, type Case } from './queries';
import { StartProcess } from './StartProcess';
import { StateMark } from './StateMark';
import { Timeline } from './Timeline';

const Process = lazy(() => import('./Process'));

const PARTS = {
  overview: Overview,
  process: Process,
  timeline: Timeline,
  documents: Documents,
  people: People,
  hearings: Hearings,
  decisions: Decisions,
  log: Log,
} as const;
type Part = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as Part[];

/** A case: its headline, and the parts of what is known of it. */
export default function CasePage() {
  const { caseId = '', part = 'overview' } = useParams();
  const found = useCase(caseId);
  if (!(part in PARTS)) return <NotFound />;
  if (found.isPending) return <Busy />;
  if (found.error) return <PageProblem error={found.error} retry={found.refetch} />;
  return <CaseView one={found.data} part={part as Part} />;
}

function CaseView({ one, part }: { one: Case; part: Part }) {
  const { t } = useTranslation('cases');
  const told = useTold();
  const Shown = PARTS[part];
  return (
    <>
      <PageTitle
        title={told(one, 'title')}
        above={
          <>
            {one.number} <StateMark state={one.state} />
            {one.publicity && one.publicity !== 'PUBLIC' && (
              <span className="state state-secret">{t(`documents:publicity.${one.publicity}`)}</span>
            )}
          </>
        }
        actions={one.state === 'open' && <StartProcess caseId={one.id ?? ''} />}
      >
        <NextDue caseId={one.id ?? ''} />
      </PageTitle>
      <nav className="parts" aria-label={t('parts')}>
        <ul>
          {NAMES.map((name) => (
            <li key={name}>
              <NavLink end to={`/cases/${one.id}${name === 'overview' ? '' : `/${name}`}`}>
                {t(`part.${name}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Suspense fallback={<Busy />}>
        <Shown one={one} />
      </Suspense>
    </>
  );
}

/** The day that is to be kept next, or the first that was not kept. */
function NextDue({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const open = useCaseTasks(caseId).data?.filter((each) => each.effective_due && !each.ended_at) ?? [];
  const [next] = open.toSorted((a, b) => (a.effective_due ?? '').localeCompare(b.effective_due ?? ''));
  if (!next) return null;
  return (
    <div className="case-due">
      <span className="soft">{t('nextDue')}</span>
      <Due task={next} />
    </div>
  );
}
