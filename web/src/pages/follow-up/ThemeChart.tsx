import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { sortedBy } from '@/formatting/sorting';
import { Table } from '@/parts/Table';

import { STATUSES, type Measure } from './queries';

const NONE = 'none';
const COLUMNS = [...STATUSES, NONE] as const;
type Column = (typeof COLUMNS)[number];

/** Measures by theme and status, as bars; the same numbers as a table beneath. */
export function ThemeChart({ measures }: { measures: Measure[] }) {
  const { t } = useTranslation('follow-up');
  const id = useId();
  const themes = sortedBy([...Map.groupBy(measures, (each) => each.theme)], ([theme]) => theme);
  const most = Math.max(...themes.map(([, found]) => found.length));
  return (
    <section aria-labelledby={id} className="follow-up-chart card">
      <Heading variant="h2" id={id}>
        {t('chart.title')}
      </Heading>
      <ul className="follow-up-legend" aria-hidden="true">
        {COLUMNS.map((column) => (
          <li key={column}>
            <svg viewBox="0 0 10 10" className="follow-up-key">
              <rect width="10" height="10" className={`follow-up-${column}`} />
            </svg>
            {t(`status.${column}`)}
          </li>
        ))}
      </ul>
      <div aria-hidden="true">
        {themes.map(([theme, found]) => (
          <div key={theme} className="follow-up-bar">
            <span>{theme}</span>
            <Bar counts={counted(found)} most={most} />
          </div>
        ))}
      </div>
      <details>
        <summary>{t('chart.table')}</summary>
        <Table caption={t('chart.title')} hidden columns={[t('theme'), ...COLUMNS.map((each) => t(`status.${each}`))]}>
          {themes.map(([theme, found]) => (
            <tr key={theme}>
              <th scope="row">{theme}</th>
              {COLUMNS.map((column) => (
                <td key={column} className="number">
                  {counted(found).get(column) ?? 0}
                </td>
              ))}
            </tr>
          ))}
        </Table>
      </details>
    </section>
  );
}

function counted(measures: Measure[]): Map<Column, number> {
  const counts = new Map<Column, number>();
  for (const each of measures) {
    const column = each.status ?? NONE;
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return counts;
}

const WIDTH = 100;

function Bar({ counts, most }: { counts: Map<Column, number>; most: number }) {
  let x = 0;
  return (
    <svg viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none">
      {COLUMNS.map((column) => {
        const width = ((counts.get(column) ?? 0) / most) * WIDTH;
        const place = x;
        x += width;
        return <rect key={column} x={place} width={width} height="10" className={`follow-up-${column}`} />;
      })}
    </svg>
  );
}
