import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { useTold } from '@/formatting/told';
import { namesIn } from '@/pages/models/drawing/names';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import '@/pages/models/models.css';
import './operations.css';
import { Choice } from './Choice';
import { HeatMap } from './HeatMap';
import { Instances } from './Instances';
import { lasted } from './lasted';
import { useHeat, useProcesses, useSource, type Heat } from './queries';

const YEAR = 365;
const PERIODS = [30, 90, YEAR];

/** How a process fares: visits, durations, who waits where; over its drawing and as a table. */
export default function HeatPage() {
  const { t } = useTranslation('operations');
  const told = useTold();
  const { process = '' } = useParams();
  const versions = (useProcesses().data ?? []).filter((each) => each.key === process);
  const [version, setVersion] = useState<number | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [days, setDays] = useState(String(YEAR));
  const heat = useHeat(process, version, days ? Number(days) : null);
  const source = useSource(process, version ?? versions[0]?.version ?? null);
  const names = useMemo(() => namesIn(source.data), [source.data]);
  const title = told(versions[0], 'name') || process;
  return (
    <>
      <PageTitle title={title} above={<TextLink to="/operations">{t('title')}</TextLink>} />
      {versions.length > 0 && (
        <div className="operations-filters">
          <Choice
            label={t('version')}
            all={t('heat.all')}
            value={version === null ? '' : String(version)}
            choose={(value) => setVersion(value ? Number(value) : null)}
          >
            {versions.map((each) => [String(each.version), String(each.version)])}
          </Choice>
          <Choice label={t('heat.period')} all={t('heat.ever')} value={days} choose={setDays}>
            {PERIODS.map((each) => [String(each), t('heat.last', { count: each })])}
          </Choice>
        </div>
      )}
      {heat.isPending && <Busy />}
      {heat.error && <ProblemAlert error={heat.error} />}
      {source.data && heat.data && <HeatMap xml={source.data} heat={heat.data} label={t('heat.drawing', { name: title })} chosen={chosen} />}
      {heat.data && <HeatTable heat={heat.data} names={names} choose={setChosen} />}
      <Instances process={process} version={version} heat={heat.data ?? []} names={names} />
    </>
  );
}

interface TableProps {
  heat: Heat[];
  names: Map<string, string>;
  choose: (element: string) => void;
}

function HeatTable({ heat, names, choose }: TableProps) {
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
            <th scope="row">
              <button type="button" className="models-link" onClick={() => choose(each.element_id ?? '')}>
                {names.get(each.element_id ?? '') ?? each.element_id}
              </button>
            </th>
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
