import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button, InlineAlert } from 'suomifi-ui-components';

import { time } from '@/formatting/dates';
import { ProblemAlert } from '@/parts/ProblemAlert';

import type { Saving } from './useAutosave';

interface Props {
  saving: Saving;
  overwrite: (savedAt: string | null) => void;
  reload: () => void;
  restored: boolean;
}

/** Whether what is typed has been kept, in a quiet line; a question where two windows differ. */
export function SavingStatus({ saving, overwrite, reload, restored }: Props) {
  const { t } = useTranslation('task');
  if (saving.is === 'conflict') {
    return (
      <InlineAlert status="warning" role="alert">
        <p>{t('draft.conflict')}</p>
        <div className="actions">
          <Button onClick={() => overwrite(saving.savedAt)}>{t('draft.keepMine')}</Button>
          <Button variant="secondary" onClick={reload}>
            {t('draft.takeOther')}
          </Button>
        </div>
      </InlineAlert>
    );
  }
  if (saving.is === 'refused') return <ProblemAlert error={saving.error} />;
  return (
    <p className={`draft draft-${saving.is}`} role="status">
      {words(saving, restored, t)}
    </p>
  );
}

function words(saving: Saving, restored: boolean, t: TFunction<'task'>): string {
  if (saving.is === 'saved') return t('draft.saved', { time: time(saving.at) });
  if (saving.is === 'saving') return t('draft.saving');
  if (saving.is === 'offline') return t('draft.offline');
  return restored ? t('draft.restored') : t('draft.idle');
}
