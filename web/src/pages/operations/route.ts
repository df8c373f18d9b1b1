import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

const GRANTS = ['admin', 'operate'];

export const routes: PageRoute[] = [
  {
    path: '/operations',
    title: 'operations:title',
    navigation: { order: 90, label: 'operations:title' },
    grants: GRANTS,
    Page: lazy(() => import('./OperationsPage')),
  },
  { path: '/operations/processes/:process', title: 'operations:heat.title', grants: GRANTS, Page: lazy(() => import('./HeatPage')) },
  { path: '/operations/migrations', title: 'operations:migrate.title', grants: GRANTS, Page: lazy(() => import('./MigratePage')) },
  { path: '/operations/migrations/:batch', title: 'operations:batch.title', grants: GRANTS, Page: lazy(() => import('./BatchPage')) },
];
