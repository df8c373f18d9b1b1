import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

export const route: PageRoute = {
  path: '/notices',
  title: 'notices:title',
  Page: lazy(() => import('./NoticesPage')),
};
