import { useCallback, useEffect, useRef, useState } from 'react';

import { answer, client } from '@/api/client';
import { stateFrom, type Answers, type FormState } from '@/parts/form';
import type { ServerState } from '@/parts/form/state';

const PAUSE_MS = 300;

/** How the form stands as the server sees it: asked a moment after each change. */
export function useFormState(taskId: string, first: ServerState | null | undefined) {
  const [state, setState] = useState<FormState>(() => stateFrom(first));
  const timer = useRef<number | undefined>(undefined);
  const asked = useRef(0);

  const examine = useCallback(
    async (data: Answers): Promise<FormState> => {
      const number = ++asked.current;
      const told = await answer(
        client.POST('/api/v1/tasks/{task_id}/form/check', {
          params: { path: { task_id: taskId } },
          body: { data },
        }),
      );
      const next = stateFrom(told);
      if (number === asked.current) setState(next);
      return next;
    },
    [taskId],
  );
  const examineSoon = useCallback(
    (data: Answers) => {
      window.clearTimeout(timer.current);
      // Without a connection the form stays as it stood: the draft is kept, and asked again later.
      timer.current = window.setTimeout(() => void examine(data).catch(() => undefined), PAUSE_MS);
    },
    [examine],
  );
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return { state, examine, examineSoon, setState };
}
