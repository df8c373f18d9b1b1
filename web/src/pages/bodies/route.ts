import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

export const routes: PageRoute[] = [
  {
    path: '/bodies',
    title: 'bodies:title',
    navigation: { order: 50, label: 'bodies:title' },
    Page: lazy(() => import('./BodiesPage')),
  },
  { path: '/bodies/:bodyId', title: 'bodies:one', Page: lazy(() => import('./BodyPage')) },
];
