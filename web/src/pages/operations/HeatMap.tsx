import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';

import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Heat } from './queries';

interface Canvas {
  zoom: (to: 'fit-viewport', center: 'auto') => void;
  addMarker: (id: string, mark: string) => void;
}
interface Overlays {
  add: (id: string, overlay: { position: object; html: HTMLElement }) => void;
}
const STEPS = 5;

interface Props {
  xml: string;
  heat: Heat[];
  label: string;
}

/** The drawing coloured by visits, with how many wait at each place; the table has the same numbers. */
export function HeatMap({ xml, heat, label }: Props) {
  const { t } = useTranslation('operations');
  const holder = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    if (!holder.current) return;
    const viewer = new NavigatedViewer({ container: holder.current });
    let gone = false;
    viewer
      .importXML(xml)
      .then(() => !gone && drawn(viewer, heat))
      .catch(() => setBroken(true));
    return () => {
      gone = true;
      viewer.destroy();
    };
  }, [xml, heat]);
  if (broken) return <p>{t('heat.notDrawn')}</p>;
  return (
    <figure aria-label={label} className="operations-map">
      <div ref={holder} />
    </figure>
  );
}

function drawn(viewer: NavigatedViewer, heat: Heat[]): void {
  const canvas = viewer.get('canvas') as Canvas;
  const registry = viewer.get('elementRegistry') as { get: (id: string) => object | undefined };
  const most = Math.max(1, ...heat.map((each) => each.visits ?? 0));
  for (const each of heat) {
    const id = each.element_id ?? '';
    if (!registry.get(id)) continue;
    canvas.addMarker(id, `operations-heat-${Math.ceil(((each.visits ?? 0) / most) * STEPS)}`);
    if (each.overdue) canvas.addMarker(id, 'operations-late');
    if (each.waiting) badge(viewer.get('overlays') as Overlays, id, each.waiting);
  }
  canvas.zoom('fit-viewport', 'auto');
}

function badge(overlays: Overlays, id: string, waiting: number): void {
  const html = document.createElement('span');
  html.className = 'operations-badge';
  html.textContent = String(waiting);
  overlays.add(id, { position: { top: -10, right: 10 }, html });
}
