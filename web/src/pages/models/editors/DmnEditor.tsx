import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';

import DmnModeler from 'dmn-js/lib/Modeler';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, InlineAlert } from 'suomifi-ui-components';

import type { EditorProps } from './editor';
import { numbered } from './numbered';
import { TABLE_FI } from './table-fi';
import { TABLE_SV } from './table-sv';
import { TryDecision } from './TryDecision';
import { retold, translator, wordsModule } from './words';

interface View {
  id: string;
  name?: string;
  element: { id: string };
  type: string;
}

const WORDS = { fi: TABLE_FI, sv: TABLE_SV };
/** What the table does not ask the translation for. */
const OWN_WORDS = '.dmn-icon-drag, .context-menu';

/** Decision tables and their graph, with values to try beside. */
export default function DmnEditor({ draft, text, path, changed }: EditorProps) {
  const { t, i18n } = useTranslation('models');
  const holder = useRef<HTMLDivElement>(null);
  const modeler = useRef<DmnModeler | null>(null);
  const [views, setViews] = useState<View[]>([]);
  const [active, setActive] = useState('');
  const [broken, setBroken] = useState('');
  useEffect(() => {
    if (!holder.current) return;
    const translate = translator(WORDS, i18n.language);
    const watched = [
      retold(holder.current, translate, OWN_WORDS),
      numbered(holder.current, t('editor.ruleNumber')),
    ];
    const spoken = { additionalModules: [wordsModule(translate)] };
    const made = new DmnModeler({
      container: holder.current,
      keyboard: { bindTo: holder.current },
      drd: spoken,
      decisionTable: spoken,
      literalExpression: spoken,
      boxedExpression: spoken,
    });
    modeler.current = made;
    const noticed = new WeakSet<object>();
    made.on('views.changed', (event: { views: View[]; activeView?: View }) => {
      setViews(event.views);
      setActive(event.activeView?.id ?? '');
      const viewer = made.getActiveViewer() as { on: (name: string, act: () => void) => void } | undefined;
      if (!viewer || noticed.has(viewer)) return;
      noticed.add(viewer);
      viewer.on('elements.changed', () =>
        changed(async () => (await made.saveXML({ format: true })).xml),
      );
    });
    let gone = false;
    made
      .importXML(text)
      .then(() => {
        const table = (made.getViews() as View[]).find((each) => each.type === 'decisionTable');
        if (!gone && table) void made.open(table);
      })
      .catch((error: Error) => setBroken(error.message));
    return () => {
      gone = true;
      watched.forEach((forget) => forget());
      made.destroy();
    };
    // The editor keeps its own state: another text would be another file, and so another editor.
  }, []);

  if (broken) return <InlineAlert status="error">{t('editor.broken', { why: broken })}</InlineAlert>;
  const decision = views.find((each) => each.id === active && each.type !== 'drd')?.element.id;
  return (
    <div className="models-dmn">
      <div className="actions" role="group" aria-label={t('editor.views')}>
        {views.map((each) => (
          <Button
            key={each.id}
            variant={each.id === active ? 'default' : 'secondary'}
            aria-pressed={each.id === active}
            onClick={() => void modeler.current?.open(each)}
          >
            {each.type === 'drd' ? t('editor.graph') : (each.name ?? each.id)}
          </Button>
        ))}
      </div>
      <div ref={holder} className="models-canvas models-table-canvas" role="region" aria-label={t('editor.canvas')} />
      {decision && (
        <TryDecision
          key={decision}
          draft={draft}
          path={path}
          decision={decision}
          read={async () => (await modeler.current?.saveXML({ format: true }))?.xml ?? text}
        />
      )}
    </div>
  );
}
