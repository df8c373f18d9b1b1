import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { allPages, answer, client } from '@/api/client';
import { usePersonName } from '@/parts/usePersonName';
import { date } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import type { Case } from './queries';

/** What has been decided in the case, and the measures that follow from it. */
export function Decisions({ one }: { one: Case }) {
  return (
    <div className="case-main">
      <Made caseId={one.id ?? ''} />
      <Extensions caseId={one.id ?? ''} />
      <Measures caseId={one.id ?? ''} />
    </div>
  );
}

function Made({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const names = usePersonName();
  const found = useQuery({
    queryKey: ['case-decisions', caseId],
    queryFn: () =>
      allPages((cursor) =>
        answer(client.GET('/api/v1/case-decisions', { params: { query: { case_id: caseId, limit: 200, cursor } } })),
      ),
  });
  return (
    <section>
      <Heading variant="h2">
        {t('decisions.title')}
      </Heading>
      {found.isPending && <Busy />}
      {found.data?.length === 0 && <p className="card">{t('decisions.none')}</p>}
      {found.data && found.data.length > 0 && (
        <ul className="case-decisions">
          {found.data.map((each) => (
            <li key={each.id} className="card">
              <p className="case-decision-head">
                <strong>{each.title}</strong>
                <span className="state">{t(`decisions.outcome.${each.outcome}`, { defaultValue: each.outcome })}</span>
              </p>
              {each.text && <p className="case-long">{each.text}</p>}
              {each.reason && <p className="case-long">{t('decisions.reason', { reason: each.reason })}</p>}
              <p className="mark">
                {t('decisions.by', { name: names(each.decided_by), day: date(each.decided_at), presenter: names(each.presented_by) })}
              </p>
              {each.document_id && (
                <TextLink to={`/documents/${each.document_id}`}>{t('decisions.paper')}</TextLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Extensions({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const names = usePersonName();
  const found = useQuery({
    queryKey: ['extensions', caseId],
    queryFn: () =>
      answer(client.GET('/api/v1/cases/{case_id}/extensions', { params: { path: { case_id: caseId }, query: { limit: 200 } } })),
  });
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section>
      <Heading variant="h2">
        {t('extensions.title')}
      </Heading>
      <Table caption={t('extensions.title')} hidden columns={[t('extensions.from'), t('extensions.to'), t('extensions.reason'), t('extensions.by')]}>
        {items.map((each) => (
          <tr key={each.id}>
            <td className="nowrap">{date(each.old_due)}</td>
            <td className="nowrap">{date(each.new_due)}</td>
            <td className="case-long">{each.reason}</td>
            <td>
              {names(each.decided_by)} {date(each.decided_at)}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function Measures({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const told = useTold();
  const found = useQuery({
    queryKey: ['measures', 'of-case', caseId],
    queryFn: () =>
      allPages((cursor) =>
        answer(client.GET('/api/v1/measures', { params: { query: { case_id: caseId, limit: 200, cursor } } })),
      ),
  });
  return (
    <section>
      <Heading variant="h2">
        {t('measures.title')}
      </Heading>
      {found.isPending && <Busy />}
      {found.data?.length === 0 && <p className="card">{t('measures.none')}</p>}
      {found.data && found.data.length > 0 && (
        <Table
          caption={t('measures.title')}
          hidden
          columns={[t('measures.theme'), t('measures.measure'), t('measures.owner'), t('measures.due'), t('measures.status')]}
        >
          {found.data.map((each) => (
            <tr key={each.id}>
              <td>{each.theme}</td>
              <td>{each.title}</td>
              <td>{told(each, 'owner_name')}</td>
              <td className="nowrap">{date(each.due) || '–'}</td>
              <td>{each.status ? t(`measures.statuses.${each.status}`, { defaultValue: each.status }) : t('measures.notReported')}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
