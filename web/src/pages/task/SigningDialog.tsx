import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Modal, ModalContent, ModalFooter, ModalTitle } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { CallFailed } from '@/api/problem';
import type { Paper } from './queries';
import { WhatIsSigned } from '@/pages/documents/WhatIsSigned';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

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
  const title = useId();
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
    <Modal visible appElementId="root" ariaLabelledBy={title} onEscKeyDown={close}>
      <ModalContent>
        <ModalTitle id={title}>{t('sign.title', { title: paper.title })}</ModalTitle>
        <p>{t('sign.exactly')}</p>
        {shown.isPending && <Busy />}
        {shown.error && <ProblemAlert error={shown.error} retry={() => void shown.refetch()} />}
        {error !== null && !busy && <ProblemAlert error={error} />}
        {shown.data && <WhatIsSigned version={shown.data.version} />}
      </ModalContent>
      <ModalFooter>
        <Button disabled={!shown.data || busy} onClick={() => shown.data && void signTheSame(shown.data)}>
          {t('sign.act')}
        </Button>
        <Button variant="secondary" onClick={close}>
          {t('sign.back')}
        </Button>
      </ModalFooter>
    </Modal>
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
