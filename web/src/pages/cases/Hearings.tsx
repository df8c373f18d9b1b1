import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { allPages, answer, client } from '@/api/client';
import { usePersonName } from '@/parts/usePersonName';
import { date, moment } from '@/formatting/dates';
import { Busy } from '@/parts/Busy';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import { useCaseLog, type Case } from './queries';

/** Experts heard in the case, and the messages that went out in it. */
export function Hearings({ one }: { one: Case }) {
  return (
    <div className="case-main">
      <Statements caseId={one.id ?? ''} />
      <Messages caseId={one.id ?? ''} />
    </div>
  );
}

function Statements({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const names = usePersonName();
  const found = useQuery({
    queryKey: ['statements', caseId],
    queryFn: () =>
      allPages((cursor) =>
        answer(client.GET('/api/v1/statements', { params: { query: { case_id: caseId, limit: 200, cursor } } })),
      ),
  });
  return (
    <section>
      <Heading variant="h2">
        {t('hearings.title')}
      </Heading>
      {found.isPending && <Busy />}
      {found.data?.length === 0 && <p className="card">{t('hearings.none')}</p>}
      {found.data && found.data.length > 0 && (
        <Table
          caption={t('hearings.title')}
          hidden
          columns={[t('hearings.expert'), t('hearings.question'), t('hearings.due'), t('hearings.state'), t('hearings.paper')]}
        >
          {found.data.map((each) => (
            <tr key={each.id}>
              <td>{names(each.expert)}</td>
              <td className="case-long">{each.question}</td>
              <td className="nowrap">{date(each.due)}</td>
              <td>
                {t(`hearings.states.${each.state}`)}
                {each.given_at && <span className="mark case-kind">{date(each.given_at)}</span>}
                {each.late && <span className="state state-late">{t('hearings.late')}</span>}
              </td>
              <td>{each.document_id ? <TextLink to={`/documents/${each.document_id}`}>{t('hearings.open')}</TextLink> : '–'}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}

const SENT = new Set(['reminder', 'escalation', 'notice', 'distribute-document', 'send-invitation', 'correlate-message', 'request-statement']);

function Messages({ caseId }: { caseId: string }) {
  const { t, i18n } = useTranslation('cases');
  const names = usePersonName();
  const log = useCaseLog(caseId);
  const sent = (log.data ?? []).filter((event) => event.ok && SENT.has(event.action ?? '')).reverse();
  return (
    <section>
      <Heading variant="h2">
        {t('messages.title')}
      </Heading>
      {log.isPending && <Busy />}
      {log.data && sent.length === 0 && <p className="card">{t('messages.none')}</p>}
      {sent.length > 0 && (
        <Table caption={t('messages.title')} hidden columns={[t('messages.when'), t('messages.what'), t('messages.to')]}>
          {sent.map((event) => (
            <tr key={event.seq}>
              <td className="nowrap">{moment(event.at, i18n.language)}</td>
              <td>{t(`action.${event.action}`)}</td>
              <td>{receivers(event.after).map(names).join(', ') || '–'}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}

function receivers(after: unknown): string[] {
  const found = (after as { recipients?: unknown } | null)?.recipients;
  return Array.isArray(found) ? found.filter((each): each is string => typeof each === 'string') : [];
}
