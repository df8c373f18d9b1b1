import type { ComponentType, LazyExoticComponent } from 'react';

/** What a page's folder says of itself in its `route.ts`; nothing else lists the pages. */
export interface PageRoute {
  /** Path of react-router, such as `/cases/:caseId`. */
  path: string;
  /** Text key of the page's name, such as `desk:title`. */
  title: string;
  Page: LazyExoticComponent<ComponentType>;
  /** Present when the main navigation has the page: its place and its text key. */
  navigation?: { order: number; label: string };
  /** Open without signing in. */
  open?: boolean;
  /** Needs one of these administrative grants to be shown in the navigation. */
  grants?: string[];
}

const modules = import.meta.glob<{ route?: PageRoute; routes?: PageRoute[] }>('../pages/*/route.ts', {
  eager: true,
});

export const PAGES: PageRoute[] = Object.values(modules).flatMap(
  (module) => module.routes ?? (module.route ? [module.route] : []),
);

export const NAVIGATION = PAGES.filter((page) => page.navigation).sort(
  (a, b) => (a.navigation?.order ?? 0) - (b.navigation?.order ?? 0),
);
