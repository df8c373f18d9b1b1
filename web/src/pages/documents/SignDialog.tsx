import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { answer, client, once } from '@/api/client';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useVersion, type Capacity, type Paper } from './queries';
import { SignFrame } from './SignFrame';

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
      await queries.invalidateQueries({ queryKey: ['meetings'] });
      close();
    },
  });
  return (
    <SignFrame
      title={paper.title}
      lead={t('sign.as', { capacity: t(`capacityAs.${capacity}`) })}
      troubles={(version.error ?? sign.error) && <ProblemAlert error={version.error ?? sign.error} />}
      version={version.data}
      reading={version.isPending}
      busy={sign.isPending}
      sign={() => version.data && sign.mutate(version.data.sha256)}
      close={close}
    />
  );
}
