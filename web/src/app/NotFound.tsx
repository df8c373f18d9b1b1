import { useTranslation } from 'react-i18next';
import { Paragraph } from 'suomifi-ui-components';

import { PageTitle } from '@/parts/PageTitle';
import { TextLink } from '@/parts/TextLink';

export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <>
      <PageTitle title={t('missing.title')} />
      <Paragraph>{t('missing.text')}</Paragraph>
      <TextLink to="/">{t('missing.back')}</TextLink>
    </>
  );
}
