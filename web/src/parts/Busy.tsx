import { useTranslation } from 'react-i18next';
import { LoadingSpinner } from 'suomifi-ui-components';

export function Busy() {
  const { t } = useTranslation('app');
  return (
    <div className="busy">
      <LoadingSpinner status="loading" text={t('busy')} textAlign="bottom" />
    </div>
  );
}
