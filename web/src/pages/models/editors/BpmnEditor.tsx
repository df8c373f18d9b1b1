import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';

import Modeler from 'bpmn-js/lib/Modeler';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  CamundaPlatformPropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import TokenSimulationModule from 'bpmn-js-token-simulation';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineAlert } from 'suomifi-ui-components';

import type { Finding } from '../queries';
import type { EditorProps } from './editor';
import { paatos } from './paatos';
import { paatosProvider } from './paatosProvider';
import { PANEL_FI } from './panel-fi';
import { PANEL_SV } from './panel-sv';
import { namedBySection } from './sections';
import { retold, translator, wordsModule } from './words';
import { WORDS_FI } from './words-fi';
import { WORDS_SV } from './words-sv';

interface Canvas {
  zoom: (to: 'fit-viewport', center: 'auto') => void;
  addMarker: (id: string, mark: string) => void;
  removeMarker: (id: string, mark: string) => void;
}
interface Registry {
  get: (id: string) => object | undefined;
  getAll: () => { id: string }[];
}
const WORDS = { fi: { ...PANEL_FI, ...WORDS_FI }, sv: { ...PANEL_SV, ...WORDS_SV } };
/** The token simulation, which cannot be told a language. */
const OF_SIMULATION = '[class*="bts-"]';
/** The buttons of the panel's sections, which neither can. */
const OF_SECTIONS = 'button[title]';
/** How long the panel waits for the next letter. */
const TYPED_MS = 100;
const MARKS = ['error', 'warning'] as const;

/** The modeler with our attributes beside the field's own, token simulation, and the marks of our check. */
export default function BpmnEditor({ text, changed, element, findings }: EditorProps) {
  const { t, i18n } = useTranslation('models');
  const canvas = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const modeler = useRef<Modeler | null>(null);
  const [broken, setBroken] = useState('');
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (!canvas.current || !panel.current) return;
    const translate = translator(WORDS, i18n.language);
    const made = new Modeler({
      container: canvas.current,
      propertiesPanel: { parent: panel.current },
      debounceInput: TYPED_MS,
      additionalModules: [
        BpmnPropertiesPanelModule,
        BpmnPropertiesProviderModule,
        CamundaPlatformPropertiesProviderModule,
        TokenSimulationModule,
        paatosProvider(t),
        wordsModule(translate),
      ],
      moddleExtensions: { camunda, paatos },
    });
    modeler.current = made;
    const watched = [
      retold(canvas.current, translate, OF_SIMULATION),
      retold(panel.current, translate, OF_SECTIONS),
      namedBySection(panel.current),
    ];
    let gone = false;
    made
      .importXML(text)
      .then(() => {
        if (gone) return;
        (made.get('canvas') as Canvas).zoom('fit-viewport', 'auto');
        made.on('commandStack.changed', () =>
          changed(async () => (await made.saveXML({ format: true })).xml ?? ''),
        );
        setReady(true);
      })
      .catch((error: Error) => setBroken(error.message));
    return () => {
      gone = true;
      watched.forEach((forget) => forget());
      made.destroy();
    };
    // The editor keeps its own state: another text would be another file, and so another editor.
  }, []);

  useEffect(() => {
    if (ready && modeler.current) marked(modeler.current, findings);
  }, [findings, ready]);
  useEffect(() => {
    if (ready && element && modeler.current) show(modeler.current, element);
  }, [element, ready]);

  if (broken) return <InlineAlert status="error">{t('editor.broken', { why: broken })}</InlineAlert>;
  return (
    <div className="models-bpmn">
      <div ref={canvas} className="models-canvas" role="region" aria-label={t('editor.drawing')} />
      <div ref={panel} className="models-properties" role="region" aria-label={t('editor.properties')} />
    </div>
  );
}

function marked(modeler: Modeler, findings: Finding[]): void {
  const canvas = modeler.get('canvas') as Canvas;
  const registry = modeler.get('elementRegistry') as Registry;
  for (const { id } of registry.getAll()) for (const mark of MARKS) canvas.removeMarker(id, `models-mark-${mark}`);
  for (const { element_id, severity } of findings)
    if (element_id && registry.get(element_id)) canvas.addMarker(element_id, `models-mark-${severity}`);
}

function show(modeler: Modeler, id: string): void {
  const found = (modeler.get('elementRegistry') as Registry).get(id);
  if (!found) return;
  (modeler.get('selection') as { select: (element: object) => void }).select(found);
  (modeler.get('canvas') as { scrollToElement: (element: object) => void }).scrollToElement(found);
}
