import { useEffect, useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { DateInput } from 'suomifi-ui-components';

type Props = Omit<ComponentProps<typeof DateInput>, 'language' | 'datePickerEnabled'> & { value: string };

/**
 * A day to type or to choose from a calendar, in the reader's language.
 *
 * The part words its calendar's button when its value changes, at first always in Finnish: the
 * value is given to it once it knows the language.
 */
export function CalendarInput(props: Props) {
  const { language } = useTranslation().i18n;
  return <InOneLanguage key={language} language={language as 'fi' | 'sv' | 'en'} {...props} />;
}

function InOneLanguage({ value, ...props }: Props & { language: 'fi' | 'sv' | 'en' }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return <DateInput datePickerEnabled value={ready ? value : ''} {...props} />;
}
