import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

import { NAVIGATION, type PageRoute } from './pages';

function visible(page: PageRoute, grants: string[]): boolean {
  return !page.grants || page.grants.some((grant) => grants.includes(grant));
}

export function Navigation({ grants }: { grants: string[] }) {
  const { t } = useTranslation();
  return (
    <nav className="navigation" aria-label={t('app:navigation')}>
      <ul>
        {NAVIGATION.filter((page) => visible(page, grants)).map((page) => (
          <li key={page.path}>
            <NavLink to={page.path} end={page.path === '/'}>
              {t(page.navigation?.label ?? page.title)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
