import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

export const route: PageRoute = {
  path: '/sign-in',
  title: 'sign-in:title',
  open: true,
  Page: lazy(() => import('./SignInPage')),
};
