import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { moment } from '@/formatting/dates';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { usePersonName } from '@/parts/usePersonName';

import type { Draft } from './queries';

const SHOWN = 10;

/** Every save, to go back to; the older ones folded. */
export function History({ draft }: { draft: Draft }) {
  const { t } = useTranslation('models');
  const restore = useCommand(
    (number: number) =>
      answer(
        client.POST('/api/v1/model-drafts/{draft}/restore', {
          params: { path: { draft: draft.seq ?? 0 }, header: once() },
          body: { number },
        }),
      ),
    t('said.restored'),
    ['drafts'],
  );
  const saves = draft.saves ?? [];
  const rows = (some: typeof saves) => (
    <ol className="models-history">
      {some.map((each) => (
        <Save
          key={each.number}
          save={each}
          restore={each.number === draft.number || restore.isPending ? null : () => restore.mutate(each.number ?? 0)}
        />
      ))}
    </ol>
  );
  return (
    <>
      {restore.error && <ProblemAlert error={restore.error} />}
      {rows(saves.slice(0, SHOWN))}
      {saves.length > SHOWN && (
        <details>
          <summary>{t('history.older', { count: saves.length - SHOWN })}</summary>
          {rows(saves.slice(SHOWN))}
        </details>
      )}
    </>
  );
}

interface SaveProps {
  save: NonNullable<Draft['saves']>[number];
  restore: (() => void) | null;
}

function Save({ save, restore }: SaveProps) {
  const { t, i18n } = useTranslation('models');
  const name = usePersonName();
  return (
    <li>
      <span>
        {t('drafts.number', { number: save.number })}, {moment(save.saved_at, i18n.language)}, {name(save.saved_by)} {save.note}
        <span className="models-soft">{(save.changed ?? []).join(', ')}</span>
      </span>
      {restore && (
        <Button variant="secondaryNoBorder" onClick={restore} aria-label={t('history.restore', { number: save.number })}>
          {t('history.restoreShort')}
        </Button>
      )}
    </li>
  );
}
