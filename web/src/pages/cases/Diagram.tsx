import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';

import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconMinus, IconPlus } from 'suomifi-ui-components';

import type { Step } from './steps';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Canvas {
  zoom: (to: 'fit-viewport' | number, center?: 'auto') => number;
  addMarker: (id: string, mark: string) => void;
  viewbox: (to?: Box) => { outer: { width: number; height: number } };
}
interface Overlays {
  add: (id: string, overlay: { position: object; html: HTMLElement }) => void;
}
interface Elements {
  get: (id: string) => Box | undefined;
}

const READABLE = 0.7;

interface Props {
  xml: string;
  steps: Step[];
  label: string;
}

/** The drawing of a process with what has been visited, where it stands and what is late. */
export function Diagram({ xml, steps, label }: Props) {
  const { t } = useTranslation('cases');
  const holder = useRef<HTMLDivElement>(null);
  const viewer = useRef<NavigatedViewer | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    if (!holder.current) return;
    const made = new NavigatedViewer({ container: holder.current });
    viewer.current = made;
    let gone = false;
    made
      .importXML(xml)
      .then(() => {
        if (gone) return;
        for (const step of steps) mark(made, step);
        show(made, steps);
        const drawing = holder.current?.querySelector('svg');
        drawing?.setAttribute('role', 'img');
        drawing?.setAttribute('aria-label', label);
      })
      .catch(() => setBroken(true));
    return () => {
      gone = true;
      made.destroy();
    };
  }, [xml, steps, label]);

  const zoom = (factor: number) => {
    const canvas = viewer.current?.get('canvas') as (Canvas & { zoom: () => number }) | undefined;
    canvas?.zoom(canvas.zoom() * factor, 'auto');
  };
  if (broken) return <p className="card">{t('process.notDrawn')}</p>;
  return (
    <figure className="diagram">
      <div ref={holder} className="diagram-canvas" />
      <div className="diagram-tools">
        <Button variant="secondary" icon={<IconPlus />} aria-label={t('process.closer')} onClick={() => zoom(1.25)} />
        <Button variant="secondary" icon={<IconMinus />} aria-label={t('process.farther')} onClick={() => zoom(0.8)} />
        <Button variant="secondary" onClick={() => (viewer.current?.get('canvas') as Canvas).zoom('fit-viewport', 'auto')}>
          {t('process.whole')}
        </Button>
      </div>
    </figure>
  );
}

/** The whole drawing if it can be read then, else the place where the process stands. */
function show(viewer: NavigatedViewer, steps: Step[]): void {
  const canvas = viewer.get('canvas') as Canvas;
  if (canvas.zoom('fit-viewport', 'auto') >= READABLE) return;
  const here = steps.findLast((step) => step.now > 0) ?? steps.at(-1);
  const element = here && (viewer.get('elementRegistry') as Elements).get(here.id);
  if (!element) return;
  const { outer } = canvas.viewbox();
  const [width, height] = [outer.width / READABLE, outer.height / READABLE];
  const middle = { x: element.x + element.width / 2, y: element.y + element.height / 2 };
  canvas.viewbox({ x: middle.x - width / 2, y: middle.y - height / 2, width, height });
}

function mark(viewer: NavigatedViewer, step: Step): void {
  if (!(viewer.get('elementRegistry') as Elements).get(step.id)) return;
  const canvas = viewer.get('canvas') as Canvas;
  canvas.addMarker(step.id, step.overdue ? 'diagram-late' : step.now > 0 ? 'diagram-now' : 'diagram-over');
  if (step.visits <= 1 && step.now === 0) return;
  const badge = document.createElement('span');
  badge.className = step.now > 0 ? 'diagram-badge diagram-badge-now' : 'diagram-badge';
  badge.textContent = String(step.now > 0 ? step.now : step.visits);
  (viewer.get('overlays') as Overlays).add(step.id, { position: { top: -10, right: 10 }, html: badge });
}
