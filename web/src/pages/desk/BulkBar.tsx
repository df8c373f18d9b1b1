import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import type { DeskTask } from './tasks';

// The form's fields are heavy, and few desks fill in several tasks at once.
const BulkComplete = lazy(async () => ({ default: (await import('./BulkComplete')).BulkComplete }));

interface Props {
  tasks: DeskTask[];
  clear: () => void;
  claim: { run: (ids: string[]) => void; busy: boolean };
  done: (id: string) => void;
}

/** What can be done with several tasks at once; stands at the window's foot while some are chosen. */
export function BulkBar({ tasks, clear, claim, done }: Props) {
  const { t } = useTranslation('desk');
  const [filling, setFilling] = useState(false);
  const offered = tasks.filter((task) => task.state === 'offered').map((task) => task.id ?? '');
  const alike = new Set(tasks.map((task) => task.form_key)).size === 1 && tasks.length > 1;
  return (
    <div role="region" aria-label={t('bulk.title')} className={tasks.length > 0 ? 'desk-bulk' : undefined}>
      {tasks.length > 0 && (
        <div className="desk-bulk-inner">
          <strong role="status">{t('bulk.chosen', { count: tasks.length })}</strong>
          <Button aria-disabled={offered.length === 0} disabled={claim.busy} onClick={() => claim.run(offered)}>
            {t('bulk.claim')}
          </Button>
          {alike && (
            <Button variant="secondary" onClick={() => setFilling(true)}>
              {t('bulk.complete')}
            </Button>
          )}
          <Button variant="secondaryNoBorder" onClick={clear}>
            {t('bulk.clear')}
          </Button>
        </div>
      )}
      {filling && (
        <Suspense fallback={null}>
          <BulkComplete
            tasks={tasks}
            close={() => setFilling(false)}
            done={(ids) => {
              ids.forEach(done);
              clear();
              setFilling(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
