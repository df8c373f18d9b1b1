import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { SkipLink } from 'suomifi-ui-components';

import { useFirstWrong } from '@/parts/firstWrong';
import { NoticesProvider } from '@/parts/notices';

import { Header } from './Header';
import { useKeptFocus } from './useKeptFocus';

/**
 * Header, the landmark of the page itself, and a footer; focus follows the reader to a new page. Who
 * goes from part to part of one page stays at the list of its parts.
 */
export function Layout() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useKeptFocus(main);
  useFirstWrong();
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (document.activeElement?.closest('main nav')) return;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <NoticesProvider>
      <SkipLink href="#main">{t('app:skip')}</SkipLink>
      <Header />
      <main id="main" ref={main} tabIndex={-1} className="page">
        <Outlet />
      </main>
      <footer className="footer">
        <div className="footer-inner">
          <span>{t('app:product')}</span>
          <span>{t('app:footer')}</span>
        </div>
      </footer>
    </NoticesProvider>
  );
}
