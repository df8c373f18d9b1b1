import { useTranslation } from 'react-i18next';
import { InlineAlert } from 'suomifi-ui-components';

import { groundIn } from '@/api/problem';
import { usePersonName } from '@/parts/usePersonName';

import type { Permission, Task } from './queries';

/** Why I may not act, with the ground; or that I act for another, visibly so. */
export function WhyNot({ task, permission, me }: { task: Task; permission?: Permission; me: string }) {
  const { t, i18n } = useTranslation('task');
  const names = usePersonName();
  if (permission && !permission.allowed) {
    const { reason, reason_fi, reason_sv } = permission;
    const told = { fi: reason_fi, sv: reason_sv }[i18n.language] || reason;
    const ground = groundIn(permission, i18n.language);
    return (
      <InlineAlert status="warning" labelText={t('whyNot.title')}>
        <p>{told}</p>
        {ground && <p className="ground">{t('app:problem.ground', { ground })}</p>}
      </InlineAlert>
    );
  }
  if (task.claimant && task.claimant !== me && task.delegated_to !== me) {
    return <InlineAlert>{t('whyNot.claimedBy', { name: names(task.claimant) })}</InlineAlert>;
  }
  const principal = permission?.on_behalf_of || (task.delegated_to === me ? task.claimant : null);
  if (principal && principal !== me) {
    return <InlineAlert>{t('whyNot.onBehalf', { name: names(principal) })}</InlineAlert>;
  }
  if (task.state === 'offered') return <InlineAlert>{t('whyNot.offered')}</InlineAlert>;
  return null;
}
