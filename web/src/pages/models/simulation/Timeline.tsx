import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from 'suomifi-ui-components';

import { moment } from '@/formatting/dates';
import { useProcessName } from '@/pages/operations/useProcessName';
import { Table } from '@/parts/Table';

import { nameOf } from './names';
import type { Simulated } from './useSimulation';

type Happened = NonNullable<Simulated['timeline']>[number];

const TOLD = new Set(['task-opened', 'timer-fired', 'work', 'incident', 'ended']);
const [WIDTH, HEIGHT, DOT] = [200, 16, 5];

/** What happened when, and what is due: a table whose last column draws each line on the time. */
export function Timeline({ result }: { result: Simulated }) {
  const { t, i18n } = useTranslation('models');
  const processName = useProcessName();
  const [all, setAll] = useState(false);
  const past = (result.timeline ?? []).filter((each) => all || TOLD.has(each.kind ?? ''));
  const ahead = (result.timers ?? []).map((each) => ({ ...each, at: each.due, kind: 'due' as const, due: null }));
  const rows: (Omit<Happened, 'kind'> & { kind?: string })[] = [...past, ...ahead];
  const times = rows.flatMap((each) => [each.at, each.due]).filter(Boolean).map((each) => Date.parse(each ?? ''));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const at = (value: string | null | undefined) =>
    DOT + (to > from ? (Date.parse(value ?? '') - from) / (to - from) : 0) * (WIDTH - 2 * DOT);
  return (
    <>
      <Checkbox checked={all} onClick={({ checkboxState }) => setAll(checkboxState)}>
        {t('play.all')}
      </Checkbox>
      <Table caption={t('play.timeline')} columns={[t('play.when'), t('play.what'), t('play.step'), t('play.chart')]}>
        {rows.map((each, place) => (
          <tr key={place} className={`play-row play-${each.kind}`}>
            <td>{moment(each.at, i18n.language)}</td>
            <td>
              {t(`play.kinds.${each.kind}`)}
              {each.due && <span className="models-soft">{t('play.due', { when: moment(each.due, i18n.language) })}</span>}
            </td>
            <th scope="row">{each.element_id ? nameOf(each, i18n.language) : processName(each.process)}</th>
            <td>
              <svg className="play-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
                <line className="play-axis" x1={DOT} x2={WIDTH - DOT} y1={HEIGHT / 2} y2={HEIGHT / 2} />
                {each.due && <line className="play-span" x1={at(each.at)} x2={at(each.due)} y1={HEIGHT / 2} y2={HEIGHT / 2} />}
                <circle cx={at(each.at)} cy={HEIGHT / 2} r={DOT} />
              </svg>
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}
