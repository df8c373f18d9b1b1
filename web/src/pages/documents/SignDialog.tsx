import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button, Modal, ModalContent, ModalFooter, ModalTitle } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { Busy } from '@/parts/Busy';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useVersion, type Capacity, type Paper } from './queries';

interface Props {
  paper: Paper;
  capacity: Capacity;
  close: () => void;
}

/** Exactly what is signed: its words, its files, and the hash that the signature is bound to. */
export function SignDialog({ paper, capacity, close }: Props) {
  const { t } = useTranslation('documents');
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
      close();
    },
  });
  return (
    <Modal visible appElementId="root" onEscKeyDown={close}>
      <ModalContent>
        <ModalTitle>{t('sign.title', { title: paper.title })}</ModalTitle>
        <p>{t('sign.as', { capacity: t(`capacityAs.${capacity}`) })}</p>
        {version.isPending && <Busy />}
        {(version.error ?? sign.error) && <ProblemAlert error={version.error ?? sign.error} />}
        {version.data && (
          <>
            <pre className="documents-signed" tabIndex={0}>
              {version.data.text}
            </pre>
            {version.data.attachments.length > 0 && (
              <>
                <p>{t('sign.files')}</p>
                <ul>
                  {version.data.attachments.map((each) => (
                    <li key={each.sha256}>{each.name}</li>
                  ))}
                </ul>
              </>
            )}
            <p>{t('sign.hash')}</p>
            <code className="documents-hash">{version.data.sha256}</code>
          </>
        )}
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
