import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading, InlineAlert } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { usePersonName } from '@/parts/usePersonName';
import { moment } from '@/formatting/dates';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';

import { useCaseLog, type Case } from './queries';

const AT_FIRST = 50;

/** Each line of the case's log, refused attempts too, and whether the chain of its lines holds. */
export function Log({ one }: { one: Case }) {
  const { t, i18n } = useTranslation('cases');
  const names = usePersonName();
  const log = useCaseLog(one.id ?? '');
  const [most, setMost] = useState(AT_FIRST);
  if (log.isPending) return <Busy />;
  if (log.error) return <ProblemAlert error={log.error} retry={() => void log.refetch()} />;
  const lines = log.data.toSorted((a, b) => (b.seq ?? 0) - (a.seq ?? 0));
  return (
    <section className="case-main">
      <Heading variant="h2">
        {t('part.log')}
      </Heading>
      <Verification caseId={one.id ?? ''} />
      <Table
        caption={t('part.log')}
        hidden
        columns={[t('log.number'), t('log.when'), t('log.who'), t('log.what'), t('log.outcome'), t('log.hash')]}
      >
        {lines.slice(0, most).map((line) => (
          <tr key={line.seq}>
            <td>{line.seq}</td>
            <td className="nowrap">{moment(line.at, i18n.language)}</td>
            <td>
              {line.actor === 'system' ? t('byItself') : names(line.actor)}
              {line.on_behalf_of && line.on_behalf_of !== line.actor && (
                <span className="mark case-kind">{t('onBehalf', { name: names(line.on_behalf_of) })}</span>
              )}
            </td>
            <td>{t(`action.${line.action}`, { defaultValue: t('log.other') })}</td>
            <td>
              {line.ok ? t('log.done') : <span className="state state-late">{t('log.refused')}</span>}
              {line.reason && <span className="mark case-kind">{line.reason}</span>}
              {line.ground && <span className="mark case-kind">{line.ground}</span>}
            </td>
            <td>
              <code title={line.hash}>{line.hash?.slice(0, 12)}</code>
            </td>
          </tr>
        ))}
      </Table>
      {most < lines.length && (
        <Button variant="secondary" onClick={() => setMost(most + 200)}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function Verification({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const found = useQuery({
    queryKey: ['cases', caseId, 'verification'],
    queryFn: () =>
      answer(client.GET('/api/v1/cases/{case_id}/audit-verification', { params: { path: { case_id: caseId } } })),
  });
  if (found.isPending) return <Busy />;
  if (found.error) return <ProblemAlert error={found.error} retry={() => void found.refetch()} />;
  if (found.data.ok) return <InlineAlert className="case-holds">{t('log.holds')}</InlineAlert>;
  return (
    <InlineAlert status="error" role="alert">
      {t('log.broken', { lines: (found.data.faults ?? []).map((fault) => fault.seq).join(', ') })}
    </InlineAlert>
  );
}
