import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

import type { EditorProps } from './editors/editor';
import { isOf } from './FileChoice';
import { useFile, type Finding } from './queries';

const BpmnEditor = lazy(() => import('./editors/BpmnEditor'));
const DmnEditor = lazy(() => import('./editors/DmnEditor'));
const FormEditor = lazy(() => import('./editors/FormEditor'));
const TextEditor = lazy(() => import('./editors/TextEditor'));

const SETTLED_MS = 2500;

interface Props {
  draft: number;
  path: string;
  number: number;
  findings: Finding[];
  element: string | null;
}

/** One file in the editor of its kind; what is changed is saved on the server by itself. */
export function Editing({ draft, path, number, findings, element }: Props) {
  const { t } = useTranslation('models');
  const [start] = useState(number);
  const [asText, setAsText] = useState(false);
  const file = useFile(draft, path, start);
  const { state, changed, error } = useSaving(draft, path, number);
  if (file.isPending) return <Busy />;
  if (file.error) return <ProblemAlert error={file.error} />;
  const Editor = asText ? TextEditor : editorOf(path);
  return (
    <div className="models-editing">
      <div className="models-saving">
        <p role="status">{t(`saving.${state}`)}</p>
        {editorOf(path) !== TextEditor && (
          <Button variant="secondaryNoBorder" aria-pressed={asText} disabled={state !== 'saved'} onClick={() => setAsText(!asText)}>
            {t(asText ? 'editor.asDrawing' : 'editor.asText')}
          </Button>
        )}
      </div>
      {error !== null && <ProblemAlert error={error} />}
      <Suspense fallback={<Busy />}>
        <Editor
          key={String(asText)}
          draft={draft}
          text={file.data}
          path={path}
          changed={changed}
          element={element}
          findings={findings.filter((each) => isOf(each, path))}
        />
      </Suspense>
    </div>
  );
}

function editorOf(path: string): React.ComponentType<EditorProps> {
  if (path.endsWith('.bpmn')) return BpmnEditor;
  if (path.endsWith('.dmn')) return DmnEditor;
  if (path.endsWith('.form')) return FormEditor;
  return TextEditor;
}

type Saving = 'saved' | 'waiting' | 'saving' | 'failed';

/** Saves a little after the last change, on the save that was read; a conflict is told, never overwritten. */
function useSaving(draft: number, path: string, number: number) {
  const queries = useQueryClient();
  const [state, setState] = useState<Saving>('saved');
  const [error, setError] = useState<unknown>(null);
  const after = useRef(number);
  const timer = useRef<number | undefined>(undefined);
  const text = useRef<(() => Promise<string>) | null>(null);
  useEffect(() => {
    after.current = Math.max(after.current, number);
  }, [number]);
  const save = useCallback(async () => {
    if (!text.current) return;
    const current = text.current;
    text.current = null;
    setState('saving');
    try {
      const content = await current();
      const saved = await answer(
        client.PUT('/api/v1/model-drafts/{draft}', {
          params: { path: { draft } },
          body: { after: after.current, files: { [path]: content }, removed: [], note: '' },
        }),
      );
      after.current = saved.number ?? after.current;
      queries.setQueryData(['draft-file', draft, path, after.current], content);
      setError(null);
      setState(text.current ? 'waiting' : 'saved');
      await queries.invalidateQueries({ queryKey: ['drafts', draft] });
    } catch (failure) {
      text.current ??= current;
      setError(failure);
      setState('failed');
    }
  }, [draft, path, queries]);
  const changed = useCallback(
    (read: () => Promise<string>) => {
      text.current = read;
      setState('waiting');
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void save(), SETTLED_MS);
    },
    [save],
  );
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => text.current && event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.clearTimeout(timer.current);
      void save();
    };
  }, [save]);
  return { state, changed, error };
}
