import { useTranslation } from 'react-i18next';
import { Checkbox, CheckboxGroup, RadioButton, RadioButtonGroup } from 'suomifi-ui-components';

import { useChangePreferences, usePreferences, type Preferences } from '@/api/preferences';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { Section } from './Section';

const MODES = ['at-once', 'digest', 'never'] as const;
const KINDS = ['offered', 'due-soon', 'overdue'] as const;

/** By mail at once, in one digest a day, or not; in the page notices come always. */
export function NoticeChoices() {
  const { t } = useTranslation('profile');
  const now = usePreferences().data;
  const change = useChangePreferences();
  const mailed = now?.mailed ?? [];
  const toggle = (kind: (typeof KINDS)[number], on: boolean) =>
    change.mutate({ mailed: on ? [...mailed, kind] : mailed.filter((each) => each !== kind) });
  return (
    <Section title={t('notices.title')}>
      <p className="soft">{t('notices.text')}</p>
      {change.error && <ProblemAlert error={change.error} />}
      <RadioButtonGroup
        name="mail"
        labelText={t('notices.mail')}
        value={now?.mail ?? ''}
        onChange={(mail) => change.mutate({ mail: mail as Preferences['mail'] })}
      >
        {MODES.map((mode) => (
          <RadioButton key={mode} value={mode} hintText={t(`notices.hint.${mode}`)}>
            {t(`notices.mode.${mode}`)}
          </RadioButton>
        ))}
      </RadioButtonGroup>
      {now?.mail === 'at-once' && (
        <CheckboxGroup labelText={t('notices.of')}>
          {KINDS.map((kind) => (
            <Checkbox key={kind} checked={mailed.includes(kind)} onClick={({ checkboxState }) => toggle(kind, checkboxState)}>
              {t(`notices:kind.${kind}`)}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
    </Section>
  );
}
