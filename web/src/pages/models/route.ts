import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

const GRANTS = ['admin', 'deploy'];

export const routes: PageRoute[] = [
  {
    path: '/models',
    title: 'models:title',
    navigation: { order: 80, label: 'models:title' },
    grants: GRANTS,
    Page: lazy(() => import('./ModelsPage')),
  },
  { path: '/models/versions', title: 'models:versions.title', grants: GRANTS, Page: lazy(() => import('./VersionsPage')) },
  { path: '/models/drafts/:draft', title: 'models:draft.title', grants: GRANTS, Page: lazy(() => import('./DraftPage')) },
  {
    path: '/models/proposals/:proposal',
    title: 'models:proposal.title',
    grants: GRANTS,
    Page: lazy(() => import('./ProposalPage')),
  },
];
