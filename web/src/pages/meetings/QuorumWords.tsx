import { useTranslation } from 'react-i18next';

import type { Schemas } from '@/api/client';

/** The quorum in words: who counts, whether the chair is there, and what follows. */
export function QuorumWords({ quorum }: { quorum: Schemas['Quorum'] }) {
  const { t } = useTranslation('meetings');
  return (
    <span className={quorum.met ? 'meetings-quorum-met' : 'meetings-quorum-lacking'}>
      <strong>{t(quorum.met ? 'quorum.met' : 'quorum.lacking')}</strong>{' '}
      {t('quorum.count', { present: quorum.present, members: quorum.members })}
      {!quorum.chaired && ` ${t('quorum.noChair')}`}
    </span>
  );
}
