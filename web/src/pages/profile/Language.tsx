import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RadioButton, RadioButtonGroup } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { LANGUAGES, turnTo, type Language as Code } from '@/texts';

import { Section } from './Section';

/** The language of the pages and of the mail that I get. */
export function Language({ person, kept }: { person: string; kept?: string }) {
  const { t } = useTranslation('profile');
  const say = useSay();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (language: Code) =>
      answer(
        client.PATCH('/api/v1/persons/{person_id}', { params: { path: { person_id: person } }, body: { language } }),
      ),
    onSuccess: async (_answer, language) => {
      await turnTo(language);
      await queries.invalidateQueries({ queryKey: ['persons', person] });
      say(t('language.done'));
    },
  });
  return (
    <Section title={t('language.title')}>
      {change.error && <ProblemAlert error={change.error} />}
      <RadioButtonGroup
        name="language"
        labelText={t('language.label')}
        value={change.isPending ? change.variables : kept} // arrows may be quicker than the server
        onChange={(language) => change.mutate(language as Code)}
      >
        {LANGUAGES.map((language) => (
          <RadioButton key={language} value={language}>
            {t(`app:language.${language}`)}
          </RadioButton>
        ))}
      </RadioButtonGroup>
    </Section>
  );
}
