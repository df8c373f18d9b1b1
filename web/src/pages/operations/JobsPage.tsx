import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';

import '@/pages/models/models.css';
import './operations.css';
import { Choice } from './Choice';
import { Jobs } from './Jobs';
import { useJobs } from './queries';

const STATES = ['failed', 'retrying', 'running', 'scheduled', 'suspended'];
const KINDS = ['mail', 'timer', 'work', 'message', 'signal', 'document', 'start-timer', 'effect'];

/** Deferred work of the whole installation, by state and kind: failed mails too. */
export default function JobsPage() {
  const { t } = useTranslation('operations');
  const [state, setState] = useState('');
  const [kind, setKind] = useState('');
  const jobs = useJobs({ ...(state && { state }), ...(kind && { kind }) });
  return (
    <>
      <PageTitle title={t('jobsOf.title')} above={<TextLink to="/operations">{t('title')}</TextLink>} />
      <div className="operations-filters">
        <Choice label={t('state')} all={t('jobsOf.allStates')} value={state} choose={setState}>
          {STATES.map((each) => [each, t(`jobState.${each}`)])}
        </Choice>
        <Choice label={t('kind')} all={t('jobsOf.allKinds')} value={kind} choose={setKind}>
          {KINDS.map((each) => [each, t(`jobKind.${each}`)])}
        </Choice>
      </div>
      {jobs.isPending && <Busy />}
      {jobs.error && <ProblemAlert error={jobs.error} />}
      {jobs.data?.length === 0 && <p>{t('jobsOf.none')}</p>}
      {jobs.data && jobs.data.length > 0 && <Jobs jobs={jobs.data} caption={t('jobsOf.title')} />}
    </>
  );
}
