import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

export const route: PageRoute = {
  path: '/documents/:documentId',
  title: 'documents:one',
  Page: lazy(() => import('./DocumentPage')),
};
