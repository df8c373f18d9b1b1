import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { SignFrame } from '@/pages/documents/SignFrame';
import { ProblemAlert } from '@/parts/ProblemAlert';

import type { Paper } from './queries';
import { asItStands, signTheSame } from './signing';

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
  const again = async () => (await shown.refetch()).data;
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
      // A refusal stands in the window: it is the error that is given.
      sign={() => shown.data && void signTheSame(shown.data, again, sign).catch(() => undefined)}
      close={close}
    />
  );
}
