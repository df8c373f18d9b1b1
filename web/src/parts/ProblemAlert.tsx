import { useTranslation } from 'react-i18next';
import { Button, InlineAlert } from 'suomifi-ui-components';

import { CallFailed } from '@/api/problem';

interface Props {
  error: unknown;
  /** Offers to try again. */
  retry?: () => void;
}

/** Why something was refused or could not be reached, with the ground where there is one. */
export function ProblemAlert({ error, retry }: Props) {
  const { t, i18n } = useTranslation('app');
  const failed = error instanceof CallFailed ? error : null;
  const offline = failed?.status === 0;
  const reason = offline ? t('problem.offline') : failed?.reason(i18n.language) || t('problem.unexpected');
  return (
    <InlineAlert status="error" className="problem" role="alert">
      <p>{reason}</p>
      {failed?.problem?.ground && (
        <p className="ground">{t('problem.ground', { ground: failed.ground(i18n.language) })}</p>
      )}
      {retry && (
        <Button variant="secondary" onClick={retry}>
          {t('problem.retry')}
        </Button>
      )}
    </InlineAlert>
  );
}
