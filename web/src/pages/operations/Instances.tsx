import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { date } from '@/formatting/dates';
import { Section } from '@/pages/models/Section';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import { Choice } from './Choice';
import { lasted } from './lasted';
import { useInstances, type Heat } from './queries';
import { useProcessName } from './useProcessName';

const STATES = ['active', 'suspended', 'completed', 'cancelled'];
const AGES = [7, 30, 90, 365];

interface Props {
  process: string;
  version: number | null;
  heat: Heat[];
  names: Map<string, string>;
}

/** The instances of a process by version, state, step and age, the oldest first. */
export function Instances({ process, version, heat, names }: Props) {
  const { t } = useTranslation('operations');
  const processName = useProcessName();
  const [state, setState] = useState('');
  const [element, setElement] = useState('');
  const [age, setAge] = useState('');
  const instances = useInstances(process, { version, state, element_id: element, older_than_days: age });
  const waiting = heat.filter((each) => each.waiting).map((each) => each.element_id ?? '');
  const found = instances.data ?? [];
  return (
    <Section title={t('instances.title')}>
      <div className="operations-filters">
        <Choice label={t('state')} all={t('instances.running')} value={state} choose={setState}>
          {STATES.map((each) => [each, t(`instances.states.${each}`)])}
        </Choice>
        <Choice label={t('heat.step')} all={t('instances.anyStep')} value={element} choose={setElement}>
          {waiting.map((id) => [id, names.get(id) ?? id])}
        </Choice>
        <Choice label={t('instances.age')} all={t('instances.anyAge')} value={age} choose={setAge}>
          {AGES.map((days) => [String(days), t('instances.older', { count: days })])}
        </Choice>
      </div>
      {instances.isPending && <Busy />}
      {instances.error && <ProblemAlert error={instances.error} />}
      {instances.data && found.length === 0 && <p>{t('instances.none')}</p>}
      {found.length > 0 && (
        <Table caption={t('instances.title')} hidden columns={[t('instances.case'), t('version'), t('state'), t('instances.started'), t('instances.age')]}>
          {found.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <TextLink to={`/operations/instances/${each.id}`}>{each.id ?? ''}</TextLink>
                {each.definition_key !== process && <span className="models-soft">{t('instances.calledIn', { process: processName(each.definition_key) })}</span>}
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
