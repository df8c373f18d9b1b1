import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { moment } from '@/formatting/dates';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import type { Job } from './queries';

const AGAIN = new Set(['failed', 'retrying']);
const CHANGES = ['jobs', 'incidents', 'operations'];

/** Deferred work with its state; what failed can be tried again. */
export function Jobs({ jobs, caption }: { jobs: Job[]; caption: string }) {
  const { t, i18n } = useTranslation('operations');
  const retry = useCommand(
    (job: string) =>
      answer(client.POST('/api/v1/jobs/{job_id}/retry', { params: { path: { job_id: job }, header: once() } })),
    t('said.queued'),
    CHANGES,
  );
  return (
    <>
      {retry.error && <ProblemAlert error={retry.error} />}
      <Table
        caption={caption}
        hidden
        columns={[t('kind'), t('state'), t('jobsOf.due'), t('jobsOf.attempts'), t('jobsOf.error'), t('jobsOf.act')]}
      >
        {jobs.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              {t(`jobKind.${each.kind}`, { defaultValue: each.kind })}
              <span className="models-soft">{[each.element_id, each.topic].filter(Boolean).join(', ')}</span>
            </th>
            <td>{t(`jobState.${each.state}`, { defaultValue: each.state })}</td>
            <td>{moment(each.due_at, i18n.language)}</td>
            <td className="number">
              {each.attempts}/{each.max_attempts}
            </td>
            <td className="operations-words">{each.error}</td>
            <td>
              <div className="actions">
                {AGAIN.has(each.state ?? '') && (
                  <Button
                    variant="secondary"
                    disabled={retry.isPending}
                    aria-label={t('jobsOf.retry', { job: each.id })}
                    onClick={() => retry.mutate(each.id ?? '')}
                  >
                    {t('incidents.retryShort')}
                  </Button>
                )}
                {each.instance_seq !== null && each.instance_seq !== undefined && (
                  <TextLink to={`/operations/instances/${each.case_id}.${each.instance_seq}`}>{t('jobsOf.instance')}</TextLink>
                )}
              </div>
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}
