import { useTranslation } from 'react-i18next';

import { LANGUAGES, turnTo } from '@/texts';

/** The three languages, each by its own name: a reader finds theirs without reading another. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('app');
  return (
    <div className="languages" role="group" aria-label={t('language.label')}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          aria-label={t(`language.${language}`)}
          title={t(`language.${language}`)}
          onClick={() => void turnTo(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
