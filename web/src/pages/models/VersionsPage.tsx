import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Dropdown, DropdownItem } from 'suomifi-ui-components';

import { useTold } from '@/formatting/told';
import { useProcesses } from '@/pages/operations/queries';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';

import './models.css';
import { Comparison } from './Comparison';
import { useVersionDifferences } from './queries';
import { Section } from './Section';
import { VersionChoice } from './VersionChoice';

/** Two versions that have been deployed: what is different in the packages that they came in. */
export default function VersionsPage() {
  const { t } = useTranslation('models');
  const { t: operations } = useTranslation('operations');
  const told = useTold();
  const [asked, setAsked] = useSearchParams();
  const processes = useProcesses();
  const process = asked.get('process') ?? '';
  const [old, now] = ['old', 'new'].map((name) => Number(asked.get(name) ?? 0)) as [number, number];
  const choose = (name: string, value: string | number) => setAsked({ ...Object.fromEntries(asked), [name]: String(value) }, { replace: true });
  if (processes.isPending) return <Busy />;
  if (processes.error) return <ProblemAlert error={processes.error} />;
  const several = [...Map.groupBy(processes.data, (each) => each.key ?? '')].filter(([, all]) => all.length > 1);
  const own = processes.data.filter((each) => each.key === process);
  const versions = own.map((each) => each.version ?? 0);
  const deploymentOf = (version: number) => own.find((each) => each.version === version)?.deployment_id;
  return (
    <>
      <PageTitle title={t('versions.title')} above={<TextLink to="/models">{t('title')}</TextLink>}>
        <p className="lead">{t('versions.lead')}</p>
      </PageTitle>
      {several.length === 0 ? (
        <p>{operations('migrate.nothing')}</p>
      ) : (
        <div className="models-form">
          <Dropdown
            labelText={t('process')}
            value={process || null}
            onChange={(key) => setAsked({ process: key }, { replace: true })}
            visualPlaceholder={operations('choose')}
          >
            {several.map(([key, all]) => (
              <DropdownItem key={key} value={key}>
                {told(all[0], 'name') || key}
              </DropdownItem>
            ))}
          </Dropdown>
          {versions.length > 1 && (
            <>
              <VersionChoice label={t('versions.old')} versions={versions} chosen={old} choose={(each) => choose('old', each)} />
              <VersionChoice label={t('versions.new')} versions={versions} chosen={now} choose={(each) => choose('new', each)} />
            </>
          )}
        </div>
      )}
      {old > 0 && now > 0 && (
        <Section title={t('differences.title')}>
          <Between process={process} old={old} now={now} before={deploymentOf(old)} after={deploymentOf(now)} />
        </Section>
      )}
    </>
  );
}

interface BetweenProps {
  process: string;
  old: number;
  now: number;
  before: string | undefined;
  after: string | undefined;
}

function Between({ process, old, now, before, after }: BetweenProps) {
  const differences = useVersionDifferences(process, old, now);
  if (differences.isPending) return <Busy />;
  if (differences.error) return <ProblemAlert error={differences.error} />;
  if (!before || !after) return null;
  return <Comparison differences={differences.data} before={{ deployment: before }} after={{ deployment: after }} />;
}
