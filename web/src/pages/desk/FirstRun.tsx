import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { TextLink } from '@/parts/TextLink';

/** A desk without tasks says why that may be, and where to go. */
export function FirstRun() {
  const { t } = useTranslation('desk');
  return (
    <section className="card desk-empty" aria-labelledby="desk-empty-title">
      <Heading variant="h2" id="desk-empty-title">
        {t('empty.title')}
      </Heading>
      <p>{t('empty.text')}</p>
      <ul>
        <li>
          <TextLink to="/cases">{t('empty.cases')}</TextLink>
        </li>
        <li>
          <TextLink to="/profile">{t('empty.profile')}</TextLink>
        </li>
      </ul>
    </section>
  );
}
