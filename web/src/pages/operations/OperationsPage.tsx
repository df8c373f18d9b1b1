import { useTranslation } from 'react-i18next';

import { isRefusal } from '@/api/problem';
import { date, moment } from '@/formatting/dates';
import { sortedBy } from '@/formatting/sorting';
import { useTold } from '@/formatting/told';
import { Section } from '@/pages/models/Section';
import { Busy } from '@/parts/Busy';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import '@/pages/models/models.css';
import './operations.css';
import { Incidents } from './Incidents';
import { useBatches, useOperations, useProcesses } from './queries';
import { useProcessName } from './useProcessName';

/** Whether all is well: the queue, what stands still, and how each process fares. */
export default function OperationsPage() {
  const { t } = useTranslation('operations');
  const operations = useOperations();
  if (isRefusal(operations.error)) return <PageProblem error={operations.error} retry={operations.refetch} />;
  return (
    <>
      <PageTitle title={t('title')} />
      <Health />
      <Incidents />
      <Processes />
      <Batches />
    </>
  );
}

function Health() {
  const { t, i18n } = useTranslation('operations');
  const operations = useOperations();
  if (operations.isPending) return <Busy />;
  if (operations.error) return <ProblemAlert error={operations.error} />;
  const found = operations.data;
  const numbers: [string, string][] = [
    [t('health.due'), String(found.due)],
    [t('health.lag'), t('seconds', { count: Math.round(found.lag_seconds ?? 0) })],
    [t('health.timers'), t('seconds', { count: Math.round(found.timer_lag_seconds ?? 0) })],
    [t('health.incidents'), String(found.incidents)],
    [t('health.tasks'), String(found.open_tasks)],
    [t('health.mails'), t('health.mailCount', { failed: found.mails?.failed, retrying: found.mails?.retrying })],
  ];
  return (
    <Section title={t('health.title')}>
      <dl className="operations-numbers">
        {numbers.map(([name, value]) => (
          <div key={name} className="card">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <TextLink to="/operations/jobs">{t('jobsOf.open')}</TextLink>
      </p>
      <details>
        <summary>{t('health.more')}</summary>
        <Table caption={t('health.queue')} columns={[t('kind'), t('state'), t('count'), t('health.due'), t('oldest')]}>
          {(found.queue ?? []).map((each) => (
            <tr key={`${each.kind}.${each.state}`}>
              <th scope="row">{t(`jobKind.${each.kind}`, { defaultValue: each.kind })}</th>
              <td>{t(`jobState.${each.state}`, { defaultValue: each.state })}</td>
              <td className="number">{each.count}</td>
              <td className="number">{each.due}</td>
              <td>{moment(each.oldest_due, i18n.language)}</td>
            </tr>
          ))}
        </Table>
        <Table caption={t('health.workers')} columns={[t('worker'), t('jobs'), t('lapsed')]}>
          {(found.workers ?? []).map((each) => (
            <tr key={each.worker}>
              <th scope="row">{each.worker}</th>
              <td className="number">{each.jobs}</td>
              <td className="number">{each.lapsed}</td>
            </tr>
          ))}
        </Table>
      </details>
    </Section>
  );
}

function Processes() {
  const { t } = useTranslation('operations');
  const told = useTold();
  const newest = [...Map.groupBy(useProcesses().data ?? [], (each) => each.key ?? '')].map(([, versions]) => versions[0]!);
  if (newest.length === 0) return null;
  return (
    <Section title={t('processes')}>
      <Table caption={t('processes')} hidden columns={[t('process'), t('version')]}>
        {sortedBy(newest, (each) => told(each, 'name')).map((each) => (
          <tr key={each.key}>
            <th scope="row">
              <TextLink to={`/operations/processes/${each.key}`}>{told(each, 'name') || (each.key ?? '')}</TextLink>
            </th>
            <td className="number">{each.version}</td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function Batches() {
  const { t } = useTranslation('operations');
  const batches = useBatches().data ?? [];
  const processName = useProcessName();
  return (
    <Section title={t('migrate.batches')}>
      <p>
        <TextLink to="/operations/migrations">{t('migrate.begin')}</TextLink>
      </p>
      {batches.length > 0 && (
        <Table caption={t('migrate.batches')} hidden columns={[t('process'), t('reason'), t('state'), t('when')]}>
          {batches.map((each) => (
            <tr key={each.seq}>
              <th scope="row">
                <TextLink to={`/operations/migrations/${each.seq}`}>{t('migrate.to', { process: processName(each.process), version: each.version })}</TextLink>
              </th>
              <td>{each.reason}</td>
              <td>{t(`batch.states.${each.state}`)}</td>
              <td>{date(each.created_at)}</td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}
