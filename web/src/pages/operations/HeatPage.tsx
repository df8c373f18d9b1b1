import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Dropdown, DropdownItem } from 'suomifi-ui-components';

import { date } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Section } from '@/pages/models/Section';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import '@/pages/models/models.css';
import './operations.css';
import { HeatMap } from './HeatMap';
import { lasted } from './lasted';
import { useHeat, useInstances, useProcesses, useSource, type Heat } from './queries';

const ALL = '*';

/** How a process fares: visits, durations, who waits where; over its drawing and as a table. */
export default function HeatPage() {
  const { t } = useTranslation('operations');
  const told = useTold();
  const { process = '' } = useParams();
  const versions = (useProcesses().data ?? []).filter((each) => each.key === process);
  const [version, setVersion] = useState<number | null>(null);
  const heat = useHeat(process, version);
  const source = useSource(process, version ?? versions[0]?.version ?? null);
  const names = useMemo(() => namesIn(source.data), [source.data]);
  const title = told(versions[0], 'name') || process;
  return (
    <>
      <PageTitle title={title} above={<TextLink to="/operations">{t('title')}</TextLink>} />
      {versions.length > 0 && (
        <Dropdown
          labelText={t('version')}
          value={version === null ? ALL : String(version)}
          onChange={(value) => setVersion(value === ALL ? null : Number(value))}
        >
          {[
            <DropdownItem key={ALL} value={ALL}>
              {t('heat.all')}
            </DropdownItem>,
            ...versions.map((each) => (
              <DropdownItem key={each.version} value={String(each.version)}>
                {String(each.version)}
              </DropdownItem>
            )),
          ]}
        </Dropdown>
      )}
      {heat.isPending && <Busy />}
      {heat.error && <ProblemAlert error={heat.error} />}
      {source.data && heat.data && <HeatMap xml={source.data} heat={heat.data} label={t('heat.drawing', { name: title })} />}
      {heat.data && <HeatTable heat={heat.data} names={names} />}
      <Instances process={process} />
    </>
  );
}

/** Names of the elements in the model, so that the table speaks of them. */
function namesIn(xml: string | undefined): Map<string, string> {
  if (!xml) return new Map();
  const found = new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('[id][name]');
  return new Map([...found].map((each) => [each.getAttribute('id') ?? '', each.getAttribute('name') ?? '']));
}

function HeatTable({ heat, names }: { heat: Heat[]; names: Map<string, string> }) {
  const { t } = useTranslation('operations');
  if (heat.length === 0) return <p>{t('heat.none')}</p>;
  return (
    <Table
      caption={t('heat.table')}
      columns={[t('heat.step'), t('heat.visits'), t('heat.waiting'), t('heat.overdue'), t('heat.median'), t('heat.ninety')]}
    >
      {[...heat]
        .sort((a, b) => (b.waiting ?? 0) - (a.waiting ?? 0) || (b.visits ?? 0) - (a.visits ?? 0))
        .map((each) => (
          <tr key={each.element_id}>
            <th scope="row">{names.get(each.element_id ?? '') ?? each.element_id}</th>
            <td className="number">{each.visits}</td>
            <td className="number">{each.waiting}</td>
            <td className="number">{each.overdue}</td>
            <td className="number">{lasted(each.median, t)}</td>
            <td className="number">{lasted(each.ninety, t)}</td>
          </tr>
        ))}
    </Table>
  );
}

function Instances({ process }: { process: string }) {
  const { t } = useTranslation('operations');
  const instances = useInstances(process, null).data ?? [];
  return (
    <Section title={t('instances.title')}>
      {instances.length === 0 ? (
        <p>{t('instances.none')}</p>
      ) : (
        <Table caption={t('instances.title')} hidden columns={[t('instances.case'), t('version'), t('state'), t('instances.started'), t('instances.age')]}>
          {instances.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <TextLink to={`/cases/${each.case_id}/process`}>{each.id ?? ''}</TextLink>
              </th>
              <td className="number">{each.definition_version}</td>
              <td>{t(`instances.states.${each.state}`)}</td>
              <td>{date(each.started_at)}</td>
              <td className="number">{lasted(each.age_seconds, t)}</td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}
