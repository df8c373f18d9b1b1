import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { moment } from '@/formatting/dates';
import { Section } from '@/pages/models/Section';
import { Asked } from '@/parts/Asked';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';
import { usePersonName } from '@/parts/usePersonName';

import '@/pages/models/models.css';
import './operations.css';
import { useBatch, useMoves } from './queries';
import { useProcessName } from './useProcessName';

const STATES = ['waiting', 'migrated', 'refused', 'gone'] as const;

/** A batch as it goes: progress, stopping, going on, taking back, and what became of each case. */
export default function BatchPage() {
  const { t, i18n } = useTranslation('operations');
  const name = usePersonName();
  const processName = useProcessName();
  const seq = Number(useParams()['batch']);
  const batch = useBatch(seq);
  const moves = useMoves(seq);
  if (batch.isPending) return <Busy />;
  if (batch.error) return <ProblemAlert error={batch.error} />;
  const found = batch.data;
  return (
    <>
      <PageTitle
        above={<TextLink to="/operations">{t('title')}</TextLink>}
        title={t('migrate.to', { process: processName(found.process), version: found.version })}
      >
        <p>
          <strong>{t(`batch.states.${found.state}`)}.</strong> {name(found.created_by)}, {moment(found.created_at, i18n.language)}. {found.reason}
        </p>
        {found.stop_reason && <p>{t('batch.stopped', { text: found.stop_reason })}</p>}
      </PageTitle>
      <dl className="operations-numbers" aria-live="polite">
        {STATES.map((state) => (
          <div key={state} className="card">
            <dt>{t(`batch.moves.${state}`)}</dt>
            <dd>{found.progress?.[state] ?? 0}</dd>
          </div>
        ))}
      </dl>
      <Steer seq={seq} state={found.state ?? ''} migrated={found.progress?.migrated ?? 0} />
      <Section title={t('batch.report')}>
        <Table caption={t('batch.report')} hidden columns={[t('instances.case'), t('state'), t('reason')]}>
          {(moves.data ?? []).map((each) => (
            <tr key={each.instance}>
              <th scope="row">{each.instance}</th>
              <td>{t(`batch.moves.${each.state}`)}</td>
              <td>
                <Why told={each.told} />
              </td>
            </tr>
          ))}
        </Table>
      </Section>
    </>
  );
}

function Why({ told }: { told?: Record<string, unknown> }) {
  const { t } = useTranslation('operations');
  const message = told?.['message'];
  if (typeof message === 'string') return message;
  const reason = told?.['reason'];
  return typeof reason === 'string' ? t(`batch.gone.${reason}`, { defaultValue: reason }) : null;
}

function Steer({ seq, state, migrated }: { seq: number; state: string; migrated: number }) {
  const { t } = useTranslation('operations');
  const params = { path: { batch: seq }, header: once() };
  const changes = ['migrations'];
  const stop = useCommand(
    (reason: string) => answer(client.POST('/api/v1/migrations/{batch}/stop', { params, body: { reason } })),
    t('said.stopped'),
    changes,
  );
  const resume = useCommand(
    () => answer(client.POST('/api/v1/migrations/{batch}/resume', { params })),
    t('said.resumed'),
    changes,
  );
  const reverse = useCommand(
    (reason: string) => answer(client.POST('/api/v1/migrations/{batch}/reverse', { params, body: { reason } })),
    t('said.reversed'),
    changes,
  );
  return (
    <div className="actions operations-steer">
      {resume.error && <ProblemAlert error={resume.error} />}
      {state === 'running' && <Asked needed action={t('batch.stop')} label={t('batch.stopWhy')} act={stop.mutateAsync} />}
      {state === 'stopped' && (
        <Button onClick={() => resume.mutate()} disabled={resume.isPending}>
          {t('batch.resume')}
        </Button>
      )}
      {migrated > 0 && <Asked needed action={t('batch.reverse')} label={t('batch.reverseWhy')} act={reverse.mutateAsync} />}
    </div>
  );
}
