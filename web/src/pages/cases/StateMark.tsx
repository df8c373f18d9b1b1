import { useTranslation } from 'react-i18next';

/** The state of a case in a word and a colour. */
export function StateMark({ state = 'open' }: { state?: string }) {
  const { t } = useTranslation('cases');
  return <span className={`state state-${state}`}>{t(`state.${state}`)}</span>;
}
