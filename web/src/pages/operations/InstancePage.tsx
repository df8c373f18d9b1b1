import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { moment } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { namesIn } from '@/pages/models/drawing/names';
import { Section } from '@/pages/models/Section';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import '@/pages/models/models.css';
import './operations.css';
import { Choice } from './Choice';
import { Incidents } from './Incidents';
import { Jobs } from './Jobs';
import { MoveToken } from './MoveToken';
import { useDiagram, useInstance, useJobs, useSource, useSources, type Instance } from './queries';
import { SetVariables } from './SetVariables';
import { Steer } from './Steer';

const Drawing = lazy(() => import('@/pages/models/drawing/Drawing'));

/** One running process: where it stands, and what an operator can do to it. */
export default function InstancePage() {
  const { t } = useTranslation('operations');
  const id = useParams()['instance'] ?? '';
  const instance = useInstance(id);
  if (instance.isPending) return <Busy />;
  if (instance.error) return <ProblemAlert error={instance.error} retry={() => void instance.refetch()} />;
  const running = instance.data.state === 'active' || instance.data.state === 'suspended';
  return (
    <>
      <Head instance={instance.data} />
      <Where instance={instance.data} running={running} />
      {running && (
        <Section title={t('instance.acts')}>
          <Steer instance={instance.data} />
          <SetVariables instance={instance.data} />
        </Section>
      )}
      <Incidents case_id={instance.data.case_id} />
      <OwnJobs instance={instance.data} />
    </>
  );
}

function Head({ instance }: { instance: Instance }) {
  const { t, i18n } = useTranslation('operations');
  const told = useTold();
  const processes = useDiagram(instance.id ?? '').data ?? [];
  const name = told(processes[0], 'name') || (instance.definition_key ?? '');
  return (
    <PageTitle
      title={t('instance.of', { name, version: instance.definition_version })}
      above={<TextLink to={`/operations/processes/${instance.definition_key}`}>{name}</TextLink>}
    >
      <p>
        <strong>{t(`instances.states.${instance.state}`)}.</strong>{' '}
        {t('instance.started', { when: moment(instance.started_at, i18n.language) })} {instance.end_reason}
      </p>
      <p className="operations-words">
        <TextLink to={`/cases/${instance.case_id}/process`}>{t('instance.case')}</TextLink>{' '}
        <span className="models-soft">{instance.id}</span>
      </p>
    </PageTitle>
  );
}

/** The drawing of each process in it, the places where it stands, and taking it to another place. */
function Where({ instance, running }: { instance: Instance; running: boolean }) {
  const { t } = useTranslation('operations');
  const told = useTold();
  const processes = useDiagram(instance.id ?? '').data ?? [];
  const own = { key: instance.definition_key ?? '', version: instance.definition_version ?? 1 };
  const standing = processes.findLast((each) => (each.elements ?? []).some((element) => element.active));
  const [picked, setPicked] = useState('');
  const shown = processes.find((each) => each.key === picked) ?? standing ?? own;
  const source = useSource(shown.key ?? '', shown.version ?? 1);
  const names = useNames(processes, source.data);
  const tokens = useMemo(() => instance.tokens ?? [], [instance.tokens]);
  const marks = useMemo(() => tokens.map((each) => ({ id: each.element_id ?? '', mark: 'drawing-now' })), [tokens]);
  return (
    <Section title={t('instance.where')}>
      {processes.length > 1 && (
        <Choice label={t('process')} all={t('instance.standing')} value={picked} choose={setPicked}>
          {processes.map((each) => [each.key ?? '', told(each, 'name')])}
        </Choice>
      )}
      {source.data && (
        <Suspense fallback={<Busy />}>
          <Drawing xml={source.data} label={t('heat.drawing', { name: shown.key })} marks={marks} />
        </Suspense>
      )}
      {tokens.length === 0 ? (
        <p>{t('instance.nowhere')}</p>
      ) : (
        <Table caption={t('instance.places')} columns={[t('heat.step'), t('instance.token')]}>
          {tokens.map((each) => (
            <tr key={each.token}>
              <th scope="row">
                {names.get(each.element_id ?? '') ?? each.element_id}
                <span className="models-soft">{each.element_id}</span>
              </th>
              <td className="number">{each.token}</td>
            </tr>
          ))}
        </Table>
      )}
      {running && source.data && <MoveToken key={instance.revision} instance={instance} xml={source.data} names={names} />}
    </Section>
  );
}

/** What the elements are called, of the process that is shown and of the others in the instance. */
function useNames(processes: { key?: string; version?: number }[], shown: string | undefined): Map<string, string> {
  const texts = useSources(processes);
  return useMemo(() => new Map([...texts, shown].flatMap((text) => [...namesIn(text)])), [texts, shown]);
}

function OwnJobs({ instance }: { instance: Instance }) {
  const { t } = useTranslation('operations');
  const jobs = useJobs({ case_id: instance.case_id ?? '' });
  const own = (jobs.data ?? []).filter((each) => each.instance_seq === instance.seq);
  return (
    <Section title={t('jobsOf.title')}>
      {own.length === 0 ? <p>{t('jobsOf.none')}</p> : <Jobs jobs={own} caption={t('jobsOf.title')} />}
    </Section>
  );
}
