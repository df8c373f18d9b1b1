import { useTranslation } from 'react-i18next';
import { InlineAlert } from 'suomifi-ui-components';

import { Table } from '@/parts/Table';

import type { Tested } from './queries';

/** How the scenarios went, and what of each process they reached. */
export function TestOutcome({ tested }: { tested: Tested }) {
  const { t } = useTranslation('models');
  const failed = (tested.results ?? []).filter((each) => each.failure);
  return (
    <div className="models-tested">
      <InlineAlert status={tested.failed ? 'error' : 'neutral'}>
        {t('tests.counted', { passed: tested.passed, failed: tested.failed })}
      </InlineAlert>
      {failed.length > 0 && (
        <ul>
          {failed.map((each) => (
            <li key={`${each.file}.${each.title}`}>
              <strong>{each.title}</strong> <span className="models-soft">{each.file}</span>
              <pre className="models-failure">{each.failure}</pre>
            </li>
          ))}
        </ul>
      )}
      {(tested.coverage ?? []).length > 0 && (
        <Table caption={t('tests.coverage')} columns={[t('process'), t('tests.reached'), t('tests.missed')]}>
          {(tested.coverage ?? []).map((each) => (
            <tr key={each.process}>
              <th scope="row">{each.process}</th>
              <td className="number">{Math.round(each.percent ?? 0)} %</td>
              <td>{[...(each.elements_missed ?? []), ...(each.flows_missed ?? [])].join(', ')}</td>
            </tr>
          ))}
        </Table>
      )}
    </div>
  );
}
