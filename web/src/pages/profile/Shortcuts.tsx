import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button, ToggleButton } from 'suomifi-ui-components';

import { useChangePreferences, usePreferences } from '@/api/preferences';

import { Section } from './Section';

/** One-letter keys can be switched off (WCAG 2.1.4); the tour can be seen again. */
export function Shortcuts() {
  const { t } = useTranslation('profile');
  const navigate = useNavigate();
  const on = usePreferences().data?.shortcuts !== false;
  const change = useChangePreferences();
  const again = async () => {
    await change.mutateAsync({ toured: false });
    await navigate('/');
  };
  return (
    <Section title={t('desk.title')}>
      <ToggleButton checked={on} onClick={() => change.mutate({ shortcuts: !on })}>
        {t('desk.shortcuts')}
      </ToggleButton>
      <Button variant="secondary" onClick={() => void again()}>
        {t('desk.tour')}
      </Button>
    </Section>
  );
}
