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
  { path: '/operations/instances/:instance', title: 'operations:instance.title', grants: GRANTS, Page: lazy(() => import('./InstancePage')) },
  { path: '/operations/jobs', title: 'operations:jobsOf.title', grants: GRANTS, Page: lazy(() => import('./JobsPage')) },
  { path: '/operations/migrations', title: 'operations:migrate.title', grants: GRANTS, Page: lazy(() => import('./MigratePage')) },
  { path: '/operations/migrations/:batch', title: 'operations:batch.title', grants: GRANTS, Page: lazy(() => import('./BatchPage')) },
];
