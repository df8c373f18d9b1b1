import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { TestOutcome } from './TestOutcome';

/** Runs the scenario files of the draft as it is now. */
export function TestRun({ draft, number }: { draft: number; number: number }) {
  const { t } = useTranslation('models');
  const run = useCommand(
    () =>
      answer(
        client.POST('/api/v1/model-drafts/{draft}/tests', { params: { path: { draft }, header: once() } }),
      ).then((tested) => ({ tested, number })),
    '',
    [],
  );
  return (
    <>
      <p>{t('tests.lead')}</p>
      <div>
        <Button variant="secondary" onClick={() => run.mutate()} disabled={run.isPending}>
          {t('tests.run')}
        </Button>
      </div>
      <div aria-live="polite">
        {run.isPending && <Busy />}
        {run.error && <ProblemAlert error={run.error} />}
        {run.data && run.data.number === number && <TestOutcome tested={run.data.tested} place={{ draft, number }} />}
      </div>
    </>
  );
}
