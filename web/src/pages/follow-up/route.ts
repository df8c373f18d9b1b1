import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

export const route: PageRoute = {
  path: '/follow-up',
  title: 'follow-up:title',
  navigation: { order: 60, label: 'follow-up:title' },
  Page: lazy(() => import('./FollowUpPage')),
};
