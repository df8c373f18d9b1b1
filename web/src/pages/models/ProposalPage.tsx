import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { InlineAlert } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useMe } from '@/api/me';
import { useCommand } from '@/api/useCommand';
import { moment } from '@/formatting/dates';
import { Asked } from '@/parts/Asked';
import { useProcessName } from '@/pages/operations/useProcessName';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';
import { usePersonName } from '@/parts/usePersonName';

import './models.css';
import { Comparison } from './Comparison';
import { FindingList } from './FindingList';
import { Section } from './Section';
import { TestOutcome } from './TestOutcome';
import { useProposal, type Proposal } from './queries';

/** Everything that the one who approves looks at, and the decision itself. */
export default function ProposalPage() {
  const { t, i18n } = useTranslation('models');
  const name = usePersonName();
  const proposal = useProposal(Number(useParams()['proposal']));
  if (proposal.isPending) return <Busy />;
  if (proposal.error) return <ProblemAlert error={proposal.error} retry={() => void proposal.refetch()} />;
  const found = proposal.data;
  const place = { proposal: found.seq ?? 0 };
  return (
    <>
      <PageTitle title={t('proposal.of', { name: found.package })} above={<TextLink to="/models">{t('title')}</TextLink>}>
        <p>
          <strong>{t(`proposals.states.${found.state}`)}.</strong>{' '}
          {t('proposal.by', { name: name(found.author), when: moment(found.created_at, i18n.language) })}
        </p>
        <p>{found.reason}</p>
        {found.deploy_at && <p>{t('proposal.at', { when: moment(found.deploy_at, i18n.language) })}</p>}
        {found.decided_by && (
          <p>
            {t('proposal.decided', { name: name(found.decided_by), when: moment(found.decided_at, i18n.language) })}{' '}
            {found.decision_reason}
          </p>
        )}
      </PageTitle>
      {found.failure && <InlineAlert status="error">{found.failure}</InlineAlert>}
      <Decide proposal={found} />
      <Section title={t('differences.title')}>
        <Comparison differences={found.differences ?? []} before={found.base ? { deployment: found.base } : null} after={place} />
      </Section>
      <Affected proposal={found} />
      <Section title={t('check.title')}>{found.checked && <FindingList findings={found.checked} />}</Section>
      <Section title={t('tests.title')}>{found.tested && <TestOutcome tested={found.tested} place={place} />}</Section>
    </>
  );
}

function Decide({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('models');
  const me = useMe().data?.person_id;
  const params = { path: { proposal: proposal.seq ?? 0 }, header: once() };
  const changes = ['proposals', 'deployments'];
  const approve = useCommand(
    (reason: string) => answer(client.POST('/api/v1/proposals/{proposal}/approve', { params, body: { reason } })),
    t('said.approved'),
    changes,
  );
  const reject = useCommand(
    (reason: string) => answer(client.POST('/api/v1/proposals/{proposal}/reject', { params, body: { reason } })),
    t('said.rejected'),
    changes,
  );
  const withdraw = useCommand(
    () => answer(client.POST('/api/v1/proposals/{proposal}/withdraw', { params })),
    t('said.withdrawn'),
    changes,
  );
  const mine = proposal.author === me;
  if (proposal.state !== 'open') return null;
  return (
    <div className="models-decide card">
      {mine && <p>{t('proposal.mine')}</p>}
      <div className="actions">
        {mine ? (
          <Asked action={t('proposal.withdraw')} label={t('proposal.withdrawWhy')} act={() => withdraw.mutateAsync()} />
        ) : (
          <>
            <Asked variant="default" action={t('proposal.approve')} label={t('proposal.approveWhy')} act={approve.mutateAsync} />
            <Asked needed action={t('proposal.reject')} label={t('proposal.rejectWhy')} act={reject.mutateAsync} />
          </>
        )}
      </div>
    </div>
  );
}

function Affected({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('models');
  const processName = useProcessName();
  const affected = proposal.affected ?? [];
  return (
    <Section title={t('affected.title')}>
      <p>{affected.length === 0 ? t('affected.none') : t('affected.lead')}</p>
      {affected.length > 0 && (
        <Table caption={t('affected.title')} hidden columns={[t('process'), t('version'), t('affected.running')]}>
          {affected.map((each) => (
            <tr key={`${each.process}.${each.version}`}>
              <th scope="row">
                {processName(each.process)}
                <span className="models-soft">{each.process}</span>
              </th>
              <td className="number">{each.version}</td>
              <td className="number">{each.running}</td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}
