import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

export const route: PageRoute = {
  path: '/profile',
  title: 'profile:title',
  Page: lazy(() => import('./ProfilePage')),
};
