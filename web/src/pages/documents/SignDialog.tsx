import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Modal, ModalContent, ModalFooter, ModalTitle } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { Busy } from '@/parts/Busy';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useVersion, type Capacity, type Paper } from './queries';
import { WhatIsSigned } from './WhatIsSigned';

interface Props {
  paper: Paper;
  capacity: Capacity;
  close: () => void;
}

/** Exactly what is signed: its words, its files, and the hash that the signature is bound to. */
export function SignDialog({ paper, capacity, close }: Props) {
  const { t } = useTranslation('documents');
  const title = useId();
  const say = useSay();
  const queries = useQueryClient();
  const version = useVersion(paper.id, paper.revision);
  const sign = useMutation({
    mutationFn: (sha256: string) =>
      answer(
        client.POST('/api/v1/documents/{document_id}/signatures', {
          params: { path: { document_id: paper.id }, header: once() },
          body: { sha256, capacity },
        }),
      ),
    onSuccess: async (signed) => {
      say(signed.number ? t('sign.numbered', { number: signed.number }) : t('sign.done'));
      await queries.invalidateQueries({ queryKey: ['documents'] });
      await queries.invalidateQueries({ queryKey: ['meetings'] });
      close();
    },
  });
  return (
    <Modal visible appElementId="root" ariaLabelledBy={title} onEscKeyDown={close}>
      <ModalContent>
        <ModalTitle id={title}>{t('sign.title', { title: paper.title })}</ModalTitle>
        <p>{t('sign.as', { capacity: t(`capacityAs.${capacity}`) })}</p>
        {version.isPending && <Busy />}
        {(version.error ?? sign.error) && <ProblemAlert error={version.error ?? sign.error} />}
        {version.data && <WhatIsSigned version={version.data} />}
      </ModalContent>
      <ModalFooter>
        <Button
          disabled={!version.data || sign.isPending}
          onClick={() => version.data && sign.mutate(version.data.sha256)}
        >
          {t('sign.act')}
        </Button>
        <Button variant="secondary" onClick={close}>
          {t('sign.back')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
