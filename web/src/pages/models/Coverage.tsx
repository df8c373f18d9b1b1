import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dropdown, DropdownItem } from 'suomifi-ui-components';

import { drawnFor } from '@/formatting/models';
import { useProcessName } from '@/pages/operations/useProcessName';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';

import { namesIn, stepsIn } from './drawing/names';
import { textOf, type Place } from './places';
import type { Tested } from './queries';

const Drawing = lazy(() => import('./drawing/Drawing'));

type Covered = NonNullable<Tested['coverage']>[number];

/** What the scenarios reached of each process: in numbers, drawn, and what they missed by name. */
export function Coverage({ coverage, place }: { coverage: Covered[]; place: Place }) {
  const { t } = useTranslation('models');
  const processName = useProcessName();
  const least = [...coverage].sort((a, b) => (a.percent ?? 0) - (b.percent ?? 0))[0];
  const [picked, setPicked] = useState(least?.process ?? '');
  const shown = coverage.find((each) => each.process === picked) ?? least;
  if (!shown) return null;
  return (
    <>
      <Table caption={t('tests.coverage')} columns={[t('process'), t('tests.reached'), t('tests.missedCount')]}>
        {coverage.map((each) => (
          <tr key={each.process}>
            <th scope="row">
              {processName(each.process)}
              <span className="models-soft">{each.process}</span>
            </th>
            <td className="number">{Math.floor(each.percent ?? 0)} %</td>
            <td className="number">{missedOf(each).length}</td>
          </tr>
        ))}
      </Table>
      {coverage.length > 1 && (
        <Dropdown labelText={t('tests.drawn')} value={shown.process ?? ''} onChange={setPicked}>
          {coverage.map((each) => (
            <DropdownItem key={each.process} value={each.process ?? ''}>
              {processName(each.process)}
            </DropdownItem>
          ))}
        </Dropdown>
      )}
      <Covering key={shown.process} covered={shown} place={place} />
    </>
  );
}

function missedOf(covered: Covered): string[] {
  return [...(covered.elements_missed ?? []), ...(covered.flows_missed ?? [])];
}

function Covering({ covered, place }: { covered: Covered; place: Place }) {
  const { t, i18n } = useTranslation('models');
  const processName = useProcessName();
  const path = covered.file ?? '';
  const [chosen, setChosen] = useState<string | null>(null);
  const xml = useQuery({
    queryKey: ['model-file', place, path, i18n.language],
    enabled: path !== '',
    staleTime: Infinity,
    queryFn: async () => drawnFor(i18n.language, await textOf(place, path)),
  });
  const names = useMemo(() => namesIn(xml.data), [xml.data]);
  const missed = missedOf(covered);
  const marks = useMemo(() => {
    const lost = new Set(missedOf(covered));
    return stepsIn(xml.data).map((id) => ({ id, mark: lost.has(id) ? 'drawing-missed' : 'drawing-reached' }));
  }, [covered, xml.data]);
  const flows = new Set(covered.flows_missed ?? []);
  return (
    <>
      {xml.error && <ProblemAlert error={xml.error} />}
      {xml.data && (
        <>
          <ul className="drawing-legend" aria-label={t('drawing.legend')}>
            <li className="drawing-is-reached">{t('tests.reached')}</li>
            <li className="drawing-is-missed">{t('tests.missed')}</li>
          </ul>
          <Suspense fallback={<Busy />}>
            <Drawing xml={xml.data} label={t('tests.drawing', { process: processName(covered.process) })} marks={marks} chosen={chosen} />
          </Suspense>
        </>
      )}
      {missed.length === 0 ? (
        <p>{t('tests.allReached')}</p>
      ) : (
        <Table caption={t('tests.missedTable', { process: processName(covered.process) })} columns={[t('tests.kind'), t('tests.name'), t('tests.id')]}>
          {missed.map((id) => (
            <tr key={id}>
              <td>{t(flows.has(id) ? 'tests.flow' : 'tests.element')}</td>
              <td>{names.get(id) ?? '–'}</td>
              <td>
                <button type="button" className="models-link" onClick={() => setChosen(id)}>
                  {id}
                </button>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
