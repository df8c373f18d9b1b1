import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ActionMenu, ActionMenuItem } from 'suomifi-ui-components';

import { useMe } from '@/api/me';
import { useSignOut } from '@/api/signOut';

/** The person who is signed in, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const signOut = useSignOut();
  const me = useMe();
  return (
    <ActionMenu buttonText={me.data?.name || t('me')} aria-label={[me.data?.name, t('me')].filter(Boolean).join(', ')}>
      <ActionMenuItem onClick={() => void navigate('/profile')}>{t('profile')}</ActionMenuItem>
      <ActionMenuItem onClick={() => void signOut()}>{t('signOut')}</ActionMenuItem>
    </ActionMenu>
  );
}
