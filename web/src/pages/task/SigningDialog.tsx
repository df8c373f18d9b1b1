import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { answer, client } from '@/api/client';
import { CallFailed } from '@/api/problem';
import { SignFrame } from '@/pages/documents/SignFrame';
import { ProblemAlert } from '@/parts/ProblemAlert';

import type { Paper } from './queries';

interface Props {
  taskId: string;
  paper: Paper;
  busy: boolean;
  error: unknown;
  /** Signs what stood at this revision of the case, and nothing that came later. */
  sign: (revision: number) => Promise<unknown>;
  close: () => void;
}

/** Before a task that signs is done: exactly what is signed, and its hash. */
export function SigningDialog({ taskId, paper, busy, error, sign, close }: Props) {
  const { t } = useTranslation('documents');
  const shown = useQuery({
    queryKey: ['task', taskId, 'signed'],
    gcTime: 0,
    refetchOnWindowFocus: false,
    queryFn: () => asItStands(taskId, paper.id),
  });
  /** The case may have moved on without touching the paper: the same words are then signed. */
  const signTheSame = async (seen: Shown, tries = TRIES): Promise<void> => {
    try {
      await sign(seen.revision);
    } catch (failure) {
      if (!(failure instanceof CallFailed) || failure.code !== 'stale-revision' || tries === 0) return;
      const now = (await shown.refetch()).data;
      if (now?.version.sha256 === seen.version.sha256) await signTheSame(now, tries - 1);
    }
  };
  return (
    <SignFrame
      title={paper.title}
      lead={t('sign.exactly')}
      troubles={
        <>
          {shown.error && <ProblemAlert error={shown.error} retry={() => void shown.refetch()} />}
          {error !== null && !busy && <ProblemAlert error={error} />}
        </>
      }
      version={shown.data?.version}
      reading={shown.isPending}
      busy={busy}
      sign={() => shown.data && void signTheSame(shown.data)}
      close={close}
    />
  );
}

const TRIES = 3;

type Shown = Awaited<ReturnType<typeof asItStands>>;

/** The revision first, then the words: what is read cannot be older than the revision says. */
async function asItStands(task_id: string, document_id: string) {
  const task = await answer(client.GET('/api/v1/tasks/{task_id}', { params: { path: { task_id } } }));
  const path = { document_id };
  const paper = await answer(client.GET('/api/v1/documents/{document_id}', { params: { path } }));
  const version = await answer(
    client.GET('/api/v1/documents/{document_id}/versions/{version}', {
      params: { path: { document_id, version: paper.revision } },
    }),
  );
  return { revision: task.revision ?? 0, version };
}
