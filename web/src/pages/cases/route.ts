import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

export const routes: PageRoute[] = [
  {
    path: '/cases',
    title: 'cases:title',
    navigation: { order: 20, label: 'cases:title' },
    Page: lazy(() => import('./CasesPage')),
  },
  { path: '/cases/:caseId/:part?', title: 'cases:one', Page: lazy(() => import('./CasePage')) },
];
