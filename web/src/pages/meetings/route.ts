import { lazy } from 'react';

import type { PageRoute } from '@/app/pages';

export const routes: PageRoute[] = [
  {
    path: '/meetings',
    title: 'meetings:title',
    navigation: { order: 40, label: 'meetings:title' },
    Page: lazy(() => import('./MeetingsPage')),
  },
  { path: '/meetings/new', title: 'meetings:plan.title', Page: lazy(() => import('./PlanPage')) },
  { path: '/meetings/:meetingId', title: 'meetings:one', Page: lazy(() => import('./MeetingPage')) },
  { path: '/meetings/:meetingId/live', title: 'meetings:live.title', Page: lazy(() => import('./LivePage')) },
];
