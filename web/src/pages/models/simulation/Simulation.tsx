import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, Heading, InlineAlert } from 'suomifi-ui-components';

import { moment } from '@/formatting/dates';
import { useProcessName } from '@/pages/operations/useProcessName';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { drawnIn } from '../drawing/names';
import { useFile } from '../queries';
import { Begin } from './Begin';
import { Clock } from './Clock';
import { OpenTask } from './OpenTask';
import { SaveScenario } from './SaveScenario';
import { Send } from './Send';
import { Timeline } from './Timeline';
import { useSimulation, type Simulated, type Simulation as Played } from './useSimulation';
import { Waiting } from './Waiting';

const Drawing = lazy(() => import('../drawing/Drawing'));

interface Props {
  draft: number;
  number: number;
  files: string[];
}

/** A case of the draft played by clicking: recorded as a scenario, with the clock in one's hand. */
export function Simulation({ draft, number, files }: Props) {
  const { t } = useTranslation('models');
  const played = useSimulation(draft);
  return (
    <>
      <p>{t('play.lead')}</p>
      {played.error !== null && <ProblemAlert error={played.error} />}
      {played.result === null ? (
        <Begin draft={draft} number={number} files={files} played={played} />
      ) : (
        <Playing draft={draft} number={number} files={files} played={played} result={played.result} />
      )}
      {played.busy && <Busy />}
    </>
  );
}

function Playing({ draft, number, files, played, result }: Props & { played: Played; result: Simulated }) {
  const { t, i18n } = useTranslation('models');
  const steps = played.steps.filter((each) => each.own).length;
  return (
    <div className="play">
      <div className="play-state card">
        <p role="status">
          <strong>{moment(result.now, i18n.language)}</strong>{' '}
          {result.ended ? t('play.ended') : t('play.counted', { count: result.tasks?.length ?? 0 })}
        </p>
        <div className="actions">
          <Button variant="secondary" disabled={played.busy} onClick={() => void played.undo()}>
            {t('play.undo', { count: steps })}
          </Button>
          <Button variant="secondary" disabled={played.busy} onClick={() => void played.again()}>
            {t('play.again')}
          </Button>
          <Button variant="secondaryNoBorder" onClick={played.stop}>
            {t('play.stop')}
          </Button>
        </div>
        <Checkbox checked={played.doesWork} onClick={({ checkboxState }) => played.setDoesWork(checkboxState)}>
          {t('play.doesWork')}
        </Checkbox>
      </div>
      {result.failure && (
        <InlineAlert status="error">
          {t('play.failed')} <span lang="en">{result.failure}</span>
        </InlineAlert>
      )}
      {(result.incidents ?? []).map((each, place) => (
        <InlineAlert key={place} status="warning">
          {t('play.incident', { element: each.element_id })} <span lang="en">{each.message}</span>
        </InlineAlert>
      ))}
      <Reached draft={draft} number={number} result={result} />
      <Heading variant="h3">{t('play.open')}</Heading>
      {(result.tasks ?? []).length === 0 && <p>{t('play.noTasks')}</p>}
      {(result.tasks ?? []).map((task, place) => (
        <OpenTask
          key={`${played.steps.length}.${place}`}
          task={task}
          draft={draft}
          number={number}
          files={files}
          played={played}
        />
      ))}
      <Waiting result={result} played={played} />
      <Heading variant="h3">{t('play.clock')}</Heading>
      <Clock key={played.steps.length} result={result} played={played} />
      <Send played={played} />
      <Timeline result={result} />
      <details>
        <summary>{t('play.variables')}</summary>
        <pre className="models-failure" tabIndex={0}>
          {JSON.stringify(result.variables, null, 2)}
        </pre>
      </details>
      <SaveScenario draft={draft} number={number} files={files} played={played} />
    </div>
  );
}

/** The drawing of the process that is played, with what has been reached and what is open. */
function Reached({ draft, number, result }: Omit<Props, 'files'> & { result: Simulated }) {
  const { t } = useTranslation('models');
  const processName = useProcessName();
  const process = result.timeline?.at(-1)?.process ?? '';
  const path = result.files?.[process] ?? null;
  const xml = useFile(draft, path, number);
  const marks = useMemo(() => {
    const open = new Set([...(result.tasks ?? []), ...(result.work ?? [])].map((each) => each.element_id));
    const drawn = drawnIn(xml.data);
    return [
      ...(result.reached ?? []).filter((each) => drawn.has(each.id ?? '')).map((each) => ({ id: each.id ?? '', mark: 'drawing-reached' })),
      ...[...open].map((id) => ({ id: id ?? '', mark: 'drawing-now' })),
    ];
  }, [result, xml.data]);
  if (!xml.data) return null;
  return (
    <>
      <ul className="drawing-legend" aria-label={t('drawing.legend')}>
        <li className="drawing-is-reached">{t('tests.reached')}</li>
        <li className="drawing-is-now">{t('play.open')}</li>
      </ul>
      <Suspense fallback={<Busy />}>
        <Drawing xml={xml.data} label={t('play.drawing', { process: processName(process) })} marks={marks} />
      </Suspense>
    </>
  );
}
