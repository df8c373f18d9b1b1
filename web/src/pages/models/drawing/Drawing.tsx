import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';

import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconMinus, IconPlus } from 'suomifi-ui-components';

import './drawing.css';
import { bring, type Canvas, type Overlays, type Registry, type Viewer } from './canvas';
import type { Link } from './link';

export interface Mark {
  id: string;
  mark: string;
}
export interface Badge {
  id: string;
  text: string;
}

interface Props {
  xml: string;
  label: string;
  marks: readonly Mark[];
  badges?: readonly Badge[];
  /** The element that is looked at. */
  chosen?: string | null;
  /** Drawings that pan and zoom with this one. */
  link?: Link;
}

const CHOSEN = 'drawing-chosen';

/** A model with marks on its elements; a table beside it tells the same. */
export default function Drawing({ xml, label, marks, badges = [], chosen = null, link }: Props) {
  const { t } = useTranslation('models');
  const holder = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<Viewer | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    if (!holder.current) return;
    const made = new NavigatedViewer({ container: holder.current });
    const seen = made as unknown as Viewer;
    let gone = false;
    let leave = () => {};
    setBroken(false);
    made
      .importXML(xml)
      .then(() => {
        if (gone) return;
        (seen.get('canvas') as Canvas).zoom('fit-viewport', 'auto');
        if (link) leave = link.join(seen);
        named(holder.current, label);
        setViewer(seen);
      })
      .catch(() => !gone && setBroken(true));
    return () => {
      gone = true;
      leave();
      setViewer(null);
      made.destroy();
    };
  }, [xml, label, link]);
  useEffect(() => (viewer ? marked(viewer, marks, badges) : undefined), [viewer, marks, badges]);
  useEffect(() => (viewer && chosen ? looked(viewer, chosen) : undefined), [viewer, chosen]);
  const canvas = () => viewer?.get('canvas') as Canvas | undefined;
  if (broken) return <p>{t('drawing.broken')}</p>;
  return (
    <figure className="drawing" aria-label={label}>
      <div ref={holder} className="drawing-canvas" />
      <div className="drawing-tools">
        <Button
          variant="secondary"
          icon={<IconPlus />}
          aria-label={t('drawing.closer')}
          onClick={() => canvas()?.zoom((canvas()?.zoom() ?? 1) * 1.25, 'auto')}
        />
        <Button
          variant="secondary"
          icon={<IconMinus />}
          aria-label={t('drawing.farther')}
          onClick={() => canvas()?.zoom((canvas()?.zoom() ?? 1) * 0.8, 'auto')}
        />
        <Button variant="secondary" onClick={() => canvas()?.zoom('fit-viewport', 'auto')}>
          {t('drawing.whole')}
        </Button>
      </div>
    </figure>
  );
}

function named(holder: HTMLElement | null, label: string): void {
  const drawing = holder?.querySelector('svg');
  drawing?.setAttribute('role', 'img');
  drawing?.setAttribute('aria-label', label);
}

function marked(viewer: Viewer, marks: readonly Mark[], badges: readonly Badge[]): () => void {
  const canvas = viewer.get('canvas') as Canvas;
  const overlays = viewer.get('overlays') as Overlays;
  const registry = viewer.get('elementRegistry') as Registry;
  // A mark on the whole drawing would colour everything in it.
  const drawn = marks.filter((each) => registry.get(each.id)?.parent);
  for (const { id, mark } of drawn) canvas.addMarker(id, mark);
  for (const { id, text } of badges) {
    if (!registry.get(id)) continue;
    const html = document.createElement('span');
    html.className = 'drawing-badge';
    html.textContent = text;
    overlays.add(id, { position: { top: -10, right: 10 }, html });
  }
  return () => {
    for (const { id, mark } of drawn) if (registry.get(id)) canvas.removeMarker(id, mark);
    overlays.clear();
  };
}

function looked(viewer: Viewer, id: string): (() => void) | undefined {
  if (!(viewer.get('elementRegistry') as Registry).get(id)) return undefined;
  const canvas = viewer.get('canvas') as Canvas;
  canvas.addMarker(id, CHOSEN);
  bring(viewer, id);
  return () => (viewer.get('elementRegistry') as Registry).get(id) && canvas.removeMarker(id, CHOSEN);
}
