import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { allPages, answer, client } from '@/api/client';
import { usePersonName } from '@/parts/usePersonName';
import { date, moment } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import { useTimeline, type Case } from './queries';

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

const SENT = new Set([
  'reminder',
  'escalation',
  'notice',
  'distribute-document',
  'request-statement',
  'send-invitation',
  'send-materials',
  'invite-substitute',
  'invite-guest',
]);

function Messages({ caseId }: { caseId: string }) {
  const { t, i18n } = useTranslation('cases');
  const told = useTold();
  const timeline = useTimeline(caseId);
  const sent = (timeline.data ?? []).filter((event) => SENT.has(event.action));
  return (
    <section>
      <Heading variant="h2">
        {t('messages.title')}
      </Heading>
      {timeline.isPending && <Busy />}
      {timeline.data && sent.length === 0 && <p className="card">{t('messages.none')}</p>}
      {sent.length > 0 && (
        <Table caption={t('messages.title')} hidden columns={[t('messages.when'), t('messages.what')]}>
          {sent.map((event) => (
            <tr key={event.seq}>
              <td className="nowrap">{moment(event.at, i18n.language)}</td>
              <td>{told(event, 'text')}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
