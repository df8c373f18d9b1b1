import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

export const route: PageRoute = {
  path: '/tasks/:taskId',
  title: 'task:title',
  Page: lazy(() => import('./TaskPage')),
};
