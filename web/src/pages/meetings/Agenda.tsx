import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';

import { AddItem } from './AddItem';
import { moved } from './moved';
import { useAct, useAgenda, type Item, type MeetingDetail } from './queries';
import { useTitle } from './useTitle';

interface Props {
  meeting: MeetingDetail;
  may: (action: string) => boolean;
}

/** The agenda; until it has gone out it is put in order by dragging or by the arrows. */
export function Agenda({ meeting, may }: Props) {
  const { t } = useTranslation('meetings');
  const id = useId();
  const agenda = useAgenda(meeting.id);
  const open = meeting.state === 'planned';
  return (
    <section aria-labelledby={id} className="meetings-section">
      <Heading variant="h2" id={id}>
        {t('agenda.title')}
      </Heading>
      {agenda.isPending && <Busy />}
      {agenda.error && <ProblemAlert error={agenda.error} />}
      {agenda.data && (
        <Items meeting={meeting} items={agenda.data.items} movable={open && may('order-agenda')} may={may} />
      )}
      {agenda.data && agenda.data.hidden > 0 && (
        <p className="soft">{t('agenda.hidden', { count: agenda.data.hidden })}</p>
      )}
      {(open || meeting.state === 'invited') && may('add-agenda-item') && <AddItem meeting={meeting} />}
    </section>
  );
}

type Way = 'up' | 'down';

function Items({ meeting, items, movable, may }: Props & { items: Item[]; movable: boolean }) {
  const { t } = useTranslation('meetings');
  const titleOf = useTitle();
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<number | null>(null);
  const pressed = useRef<{ place: number; way: Way } | null>(null);
  const [order, setOrder] = useState<number[] | null>(null);
  const queries = useQueryClient();
  const put = useAct(async (numbers: number[]) => {
    const agenda = await answer(
      client.PUT('/api/v1/meetings/{meeting_id}/agenda/order', {
        params: { path: { meeting_id: meeting.id }, header: { 'If-Match': `"${meeting.revision}"` } },
        body: { items: numbers },
      }),
    );
    queries.setQueryData(['meetings', meeting.id, 'agenda'], agenda); // never the old order once more
  }, t('said.ordered'));
  const shown = order ? order.map((number) => items.find((each) => each.item === number)!) : items;
  const move = (from: number, to: number, way?: Way) => {
    const numbers = moved(shown.map((each) => each.item), from, to);
    if (way) pressed.current = { place: to, way };
    setOrder(numbers);
    put.mutate(numbers, { onSettled: () => setOrder(null) });
  };
  useEffect(() => {
    if (put.isPending || !pressed.current) return; // its buttons can be pressed again only now
    const { place, way } = pressed.current;
    pressed.current = null;
    const buttons = [...(list.current?.children[place]?.querySelectorAll<HTMLButtonElement>('[data-move]:enabled') ?? [])];
    (buttons.find((each) => each.dataset['move'] === way) ?? buttons[0])?.focus();
  }, [put.isPending]);
  return (
    <>
      {put.error && <ProblemAlert error={put.error} />}
      <ol className="meetings-agenda" ref={list}>
        {shown.map((item, place) => (
          <li
            key={item.id}
            className="meetings-item"
            draggable={movable}
            onDragStart={() => (dragged.current = place)}
            onDragOver={(event) => movable && event.preventDefault()}
            onDrop={() => dragged.current !== null && dragged.current !== place && move(dragged.current, place)}
          >
            <ItemWords item={item} />
            {movable && (
              <div className="meetings-moves">
                <button
                  type="button"
                  data-move="up"
                  disabled={place === 0 || put.isPending}
                  onClick={() => move(place, place - 1, 'up')}
                  aria-label={t('agenda.up', { title: titleOf(item) })}
                >
                  ↑
                </button>
                <button
                  type="button"
                  data-move="down"
                  disabled={place === shown.length - 1 || put.isPending}
                  onClick={() => move(place, place + 1, 'down')}
                  aria-label={t('agenda.down', { title: titleOf(item) })}
                >
                  ↓
                </button>
                {item.kind === 'decision' && may('change-agenda-item') && <Drop item={item} />}
              </div>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function ItemWords({ item }: { item: Item }) {
  const { t } = useTranslation('meetings');
  const titleOf = useTitle();
  return (
    <div className="meetings-item-words">
      <p className="meetings-item-title">
        {titleOf(item)} {item.state !== 'waiting' && <span className="soft">{t(`item.${item.state}`)}</span>}
      </p>
      {item.account && <p>{item.account}</p>}
      {item.proposal && (
        <p>
          <span className="soft">{t('agenda.proposal')}</span> {item.proposal}
        </p>
      )}
      {item.document_id && (
        <p>
          <TextLink to={`/documents/${item.document_id}`}>{t('agenda.paper')}</TextLink>
        </p>
      )}
      {item.late_reason && <p className="soft">{t('lateReason', { text: item.late_reason })}</p>}
    </div>
  );
}

function Drop({ item }: { item: Item }) {
  const { t } = useTranslation('meetings');
  const titleOf = useTitle();
  const drop = useAct(
    () => answer(client.DELETE('/api/v1/agenda-items/{item_id}', { params: { path: { item_id: item.id } } })),
    t('said.dropped'),
  );
  return (
    <Button
      variant="secondaryNoBorder"
      onClick={() => drop.mutate()}
      disabled={drop.isPending}
      aria-label={t('agenda.drop', { title: titleOf(item) })}
    >
      {t('agenda.dropShort')}
    </Button>
  );
}
