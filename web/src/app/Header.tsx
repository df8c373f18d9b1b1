import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useMe } from '@/api/me';

import { LanguageSwitch } from './LanguageSwitch';
import { Navigation } from './Navigation';
import { NoticeBell } from './NoticeBell';
import { PersonMenu } from './PersonMenu';

export function Header() {
  const { t } = useTranslation('app');
  const me = useMe();
  return (
    <header className="header">
      <div className="header-inner">
        <Link to="/" className="brand">
          <img src="/mark.svg" alt="" width="32" height="32" />
          <span>{t('product')}</span>
        </Link>
        <div className="header-tools">
          {me.data && <NoticeBell />}
          {me.data && <PersonMenu />}
          <LanguageSwitch />
        </div>
      </div>
      {me.data && <Navigation grants={me.data.grants ?? []} />}
    </header>
  );
}
