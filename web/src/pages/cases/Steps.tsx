import { useTranslation } from 'react-i18next';

import { usePersonName } from '@/parts/usePersonName';
import { date } from '@/formatting/dates';
import { Table } from '@/parts/Table';

import type { Step } from './steps';

/** The facts of the diagram as a table: for whom a drawing says nothing, and for the keyboard. */
export function Steps({ steps }: { steps: Step[] }) {
  const { t } = useTranslation('cases');
  const names = usePersonName();
  const named = steps.filter((step) => step.name !== step.id);
  return (
    <Table
      caption={t('process.steps')}
      columns={[t('process.step'), t('process.standing'), t('process.started'), t('process.ended'), t('process.by'), t('process.visits')]}
    >
      {named.map((step) => (
        <tr key={step.id}>
          <td>{step.name}</td>
          <td>
            <span className={`state state-${step.overdue ? 'late' : step.now > 0 ? 'now' : 'over'}`}>
              {t(step.overdue ? 'process.overdue' : step.now > 0 ? 'process.now' : 'process.over')}
            </span>
          </td>
          <td className="nowrap">{date(step.first)}</td>
          <td className="nowrap">{date(step.last) || '–'}</td>
          <td>{names(step.by) || '–'}</td>
          <td>{step.visits}</td>
        </tr>
      ))}
    </Table>
  );
}
