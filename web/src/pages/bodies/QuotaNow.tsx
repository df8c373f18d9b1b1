import { useTranslation } from 'react-i18next';

import { date } from '@/formatting/dates';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { QuotaBar } from './QuotaBar';
import { useComposition } from './queries';

export function QuotaNow({ bodyId, on }: { bodyId: string; on: string }) {
  const { t } = useTranslation('bodies');
  const composition = useComposition(bodyId, on);
  if (composition.error) return <ProblemAlert error={composition.error} />;
  if (!composition.data) return null;
  return (
    <>
      <QuotaBar quota={composition.data.quota} title={t('quota.on', { day: date(on) })} />
      <p className="soft bodies-ground">{t('quota.ground')}</p>
    </>
  );
}
