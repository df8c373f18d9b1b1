import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, InlineAlert } from 'suomifi-ui-components';

import { useCommand } from '@/api/useCommand';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

import type { EditorProps } from './editors/editor';
import { isOf } from './FileChoice';
import { useFile, type Draft, type Finding } from './queries';
import { useSaving } from './useSaving';

const BpmnEditor = lazy(() => import('./editors/BpmnEditor'));
const DmnEditor = lazy(() => import('./editors/DmnEditor'));
const FormEditor = lazy(() => import('./editors/FormEditor'));
const TextEditor = lazy(() => import('./editors/TextEditor'));

interface Props {
  draft: Draft;
  path: string;
  findings: Finding[];
  element: string | null;
}

/** One file in the editor of its kind; what is changed is saved on the server by itself. */
export function Editing({ draft, path, findings, element }: Props) {
  const { t, i18n } = useTranslation('models');
  const [shown, setShown] = useState({ asText: false, language: i18n.language });
  const { state, changed, error, start, settle, reload } = useSaving(draft, path);
  const file = useFile(draft.seq ?? 0, path, start);
  const show = (next: typeof shown) => {
    reload();
    setShown(next);
  };
  useEffect(() => {
    // An editor speaks the language that it began with.
    if (state === 'saved' && shown.language !== i18n.language) show({ ...shown, language: i18n.language });
  }, [state, i18n.language]);
  const own = useMemo(() => findings.filter((each) => isOf(each, path)), [findings, path]);
  if (file.error) return <ProblemAlert error={file.error} />;
  const { asText } = shown;
  const Editor = asText ? TextEditor : editorOf(path);
  return (
    <section className="models-editing" aria-label={t('editor.file', { path })}>
      <div className="models-saving">
        <p role="status">{t(`saving.${state}`)}</p>
        {editorOf(path) !== TextEditor && (
          <Button variant="secondaryNoBorder" aria-pressed={asText} disabled={state !== 'saved' || file.isPending} onClick={() => show({ ...shown, asText: !asText })}>
            {t(asText ? 'editor.asDrawing' : 'editor.asText')}
          </Button>
        )}
      </div>
      {state === 'taken' ? <Taken settle={settle} /> : error !== null && <ProblemAlert error={error} />}
      <Suspense fallback={<Busy />}>
        {file.isPending ? (
          <Busy />
        ) : (
          <Editor
            key={`${start}.${asText}.${shown.language}`}
            draft={draft.seq ?? 0}
            text={file.data}
            path={path}
            changed={changed}
            element={element}
            findings={own}
          />
        )}
      </Suspense>
    </section>
  );
}

/** Two have changed the same file: which goes on; the other one stays in the history. */
function Taken({ settle }: { settle: (mine: boolean) => Promise<void> }) {
  const { t } = useTranslation('models');
  const end = useCommand(settle, t('taken.settled'), []);
  return (
    <InlineAlert status="warning">
      <p>{t('taken.told')}</p>
      {end.error && <ProblemAlert error={end.error} />}
      <div className="actions">
        <Button disabled={end.isPending} onClick={() => end.mutate(true)}>
          {t('taken.mine')}
        </Button>
        <Button variant="secondary" disabled={end.isPending} onClick={() => end.mutate(false)}>
          {t('taken.theirs')}
        </Button>
      </div>
    </InlineAlert>
  );
}

function editorOf(path: string): React.ComponentType<EditorProps> {
  if (path.endsWith('.bpmn')) return BpmnEditor;
  if (path.endsWith('.dmn')) return DmnEditor;
  if (path.endsWith('.form')) return FormEditor;
  return TextEditor;
}
