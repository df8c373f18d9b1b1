import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

export const route: PageRoute = {
  path: '/',
  title: 'desk:title',
  navigation: { order: 10, label: 'desk:title' },
  Page: lazy(() => import('./DeskPage')),
};
