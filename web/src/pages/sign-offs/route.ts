import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

export const routes: PageRoute[] = [
  {
    path: '/sign-offs',
    title: 'sign-offs:title',
    navigation: { order: 20, label: 'sign-offs:title' },
    Page: lazy(() => import('./SignOffsPage')),
  },
  { path: '/sign-offs/:taskId', title: 'sign-offs:one', Page: lazy(() => import('./SignOffPage')) },
];
