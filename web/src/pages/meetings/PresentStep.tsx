import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';

import { time } from '@/formatting/dates';
import { Asked } from '@/parts/Asked';
import { useAct, type Item } from './queries';

/** The proposal is presented; its paper is locked by that. */
export function PresentStep({ item, may }: { item: Item; may: (action: string) => boolean }) {
  const { t } = useTranslation('meetings');
  const present = useAct(
    (proposal: string) =>
      answer(
        client.POST('/api/v1/agenda-items/{item_id}/present', {
          params: { path: { item_id: item.id }, header: once() },
          body: { proposal },
        }),
      ),
    t('said.presented'),
  );
  if (!item.presented_at && !may('present')) return null;
  return (
    <div className="live-step">
      <Heading variant="h4">{t('present.title')}</Heading>
      {item.presented_at && (
        <p>{t('present.done', { name: item.presented_by, time: time(item.presented_at) })}</p>
      )}
      {may('present') && (
        <Asked
          action={t(item.presented_at ? 'present.again' : 'present.act')}
          label={t('present.proposal')}
          hint={t('present.hint')}
          act={present.mutateAsync}
        />
      )}
    </div>
  );
}
