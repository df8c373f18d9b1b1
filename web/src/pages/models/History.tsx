import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { moment } from '@/formatting/dates';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { usePersonName } from '@/parts/usePersonName';

import type { Draft } from './queries';

/** Every save, to go back to. */
export function History({ draft }: { draft: Draft }) {
  const { t, i18n } = useTranslation('models');
  const name = usePersonName();
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
  return (
    <>
      {restore.error && <ProblemAlert error={restore.error} />}
      <ol className="models-history">
        {(draft.saves ?? []).map((each) => (
          <li key={each.number}>
            <span>
              {t('drafts.number', { number: each.number })}, {moment(each.saved_at, i18n.language)}, {name(each.saved_by)}{' '}
              {each.note}
            </span>
            {each.number !== draft.number && (
              <Button
                variant="secondaryNoBorder"
                disabled={restore.isPending}
                onClick={() => restore.mutate(each.number ?? 0)}
                aria-label={t('history.restore', { number: each.number })}
              >
                {t('history.restoreShort')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
