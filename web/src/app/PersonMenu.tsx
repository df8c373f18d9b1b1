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
    <ActionMenu
      buttonText={me.data?.name || t('me')}
      aria-label={[me.data?.name, t('me')].filter(Boolean).join(', ')}
      onOpen={() => focusFirst()}
    >
      <ActionMenuItem onClick={() => void navigate('/profile')}>{t('profile')}</ActionMenuItem>
      <ActionMenuItem onClick={() => void signOut()}>{t('signOut')}</ActionMenuItem>
    </ActionMenu>
  );
}

const TRIES = 30;

/** The part marks its first item, but cannot give it the focus: it is not yet drawn when it tries. */
function focusFirst(tries = TRIES) {
  requestAnimationFrame(() => {
    const first = document.querySelector<HTMLElement>('[role=menuitem]');
    first?.focus();
    if (tries > 0 && (!first || document.activeElement !== first)) focusFirst(tries - 1);
  });
}
