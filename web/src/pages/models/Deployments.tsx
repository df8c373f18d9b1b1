import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { moment } from '@/formatting/dates';
import { sortedBy } from '@/formatting/sorting';
import { Asked } from '@/parts/Asked';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import { multipart, useDeployments } from './queries';
import { Section } from './Section';

type Deployment = NonNullable<ReturnType<typeof useDeployments>['data']>[number];

/** Each package with its latest deployment, and the former ones to go back to. */
export function Deployments() {
  const { t } = useTranslation('models');
  const deployments = useDeployments();
  if (deployments.isPending) return <Busy />;
  if (deployments.error) return <ProblemAlert error={deployments.error} />;
  const packages = sortedBy([...Map.groupBy(deployments.data, (each) => each.name ?? '')], ([name]) => name);
  return (
    <Section title={t('deployed.title')}>
      <Table caption={t('deployed.title')} hidden columns={[t('package'), t('deployed.when'), t('deployed.actions')]}>
        {packages.map(([name, made]) => (
          <PackageRow key={name} name={name} made={made} />
        ))}
      </Table>
      <p>
        <TextLink to="/models/versions">{t('versions.title')}</TextLink>
      </p>
    </Section>
  );
}

/** Where it came from, in words: delivered, or by which proposal. */
function sourceOf(latest: Deployment | undefined, t: TFunction<'models'>): string {
  const source = latest?.source ?? '';
  const proposal = /^proposal (\d+)$/.exec(source)?.[1];
  if (proposal) return t('deployed.proposal', { number: proposal });
  return t(`deployed.sources.${source}`, { defaultValue: source });
}

function PackageRow({ name, made }: { name: string; made: Deployment[] }) {
  const { t, i18n } = useTranslation('models');
  const navigate = useNavigate();
  const [latest, ...former] = made;
  const begin = useCommand(
    () =>
      answer(
        client.POST('/api/v1/model-drafts', {
          params: { header: once() },
          body: { name, title: '', source: '', files: [] },
          bodySerializer: () => multipart({ name }, []),
        }),
      ),
    t('said.begun'),
    ['drafts'],
  );
  const edit = async () => {
    const begun = await begin.mutateAsync().catch(() => null);
    if (begun) void navigate(`/models/drafts/${begun.draft?.split('.').at(-1)}`);
  };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {moment(latest?.deployed_at, i18n.language)}
        <span className="models-soft">{sourceOf(latest, t)}</span>
      </td>
      <td>
        {begin.error && <ProblemAlert error={begin.error} />}
        <div className="actions">
          <Button variant="secondary" onClick={() => void edit()} disabled={begin.isPending} aria-label={t('edit', { name })}>
            {t('editShort')}
          </Button>
        </div>
        {former.length > 0 && (
          <details>
            <summary>{t('deployed.former', { count: former.length })}</summary>
            <ol className="models-former">
              {former.map((each) => (
                <Former key={each.id} deployment={each} />
              ))}
            </ol>
          </details>
        )}
      </td>
    </tr>
  );
}

function Former({ deployment }: { deployment: Deployment }) {
  const { t, i18n } = useTranslation('models');
  const back = useCommand(
    (reason: string) =>
      answer(
        client.POST('/api/v1/deployments/{deployment_id}/roll-back', {
          params: { path: { deployment_id: deployment.id ?? '' }, header: once() },
          body: { reason },
        }),
      ),
    t('said.rolledBack'),
    ['deployments'],
  );
  return (
    <li>
      {moment(deployment.deployed_at, i18n.language)}{' '}
      <Asked needed action={t('rollBack')} label={t('rollBackWhy')} act={back.mutateAsync} />
    </li>
  );
}
