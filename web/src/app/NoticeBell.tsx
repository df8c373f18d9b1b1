import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { IconMessage } from 'suomifi-ui-components';

import { useNoticeStream, useUnread, type Notice } from '@/api/notices';
import { useTold } from '@/formatting/told';
import { useSay } from '@/parts/notices';

/** The way to the notices with how many are new; says each as it comes. */
export function NoticeBell() {
  const { t } = useTranslation('notices');
  const told = useTold();
  const say = useSay();
  const unread = useUnread().data ?? 0;
  const heard = useCallback(
    (notice: Notice) => say(`${t(`kind.${notice.kind}`)}: ${told(notice.data, 'name')}`),
    [say, t, told],
  );
  useNoticeStream(true, heard);
  return (
    <NavLink to="/notices" className="bell" aria-label={t('bell', { count: unread })}>
      <IconMessage />
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </NavLink>
  );
}
