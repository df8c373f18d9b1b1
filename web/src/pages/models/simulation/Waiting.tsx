import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { moment } from '@/formatting/dates';
import { Table } from '@/parts/Table';

import { nameOf } from './names';
import type { Simulated, Simulation } from './useSimulation';

/** Service work and timers that wait, each with how to go on with it. */
export function Waiting({ result, played }: { result: Simulated; played: Simulation }) {
  const { t, i18n } = useTranslation('models');
  const work = result.work ?? [];
  const timers = result.timers ?? [];
  if (work.length + timers.length === 0) return null;
  return (
    <Table caption={t('play.waiting')} columns={[t('play.what'), t('play.step'), t('play.when'), t('play.act')]}>
      {work.map((each, place) => (
        <tr key={`work.${place}`}>
          <td>{t('play.kinds.work')}</td>
          <th scope="row">{nameOf(each, i18n.language)}</th>
          <td>{each.topic}</td>
          <td>
            <Button
              variant="secondary"
              disabled={played.busy}
              onClick={() => void played.add({ work: each.topic, instance: each.instance })}
            >
              {t('play.doWork')}
            </Button>
          </td>
        </tr>
      ))}
      {timers.map((each, place) => (
        <tr key={`timer.${place}`}>
          <td>{t('play.kinds.timer-set')}</td>
          <th scope="row">{nameOf(each, i18n.language)}</th>
          <td>{moment(each.due, i18n.language)}</td>
          <td>
            <Button
              variant="secondary"
              disabled={played.busy}
              onClick={() => void played.add({ advance_to: each.due })}
            >
              {t('play.until')}
            </Button>
          </td>
        </tr>
      ))}
    </Table>
  );
}
