import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dropdown, DropdownItem, Heading, Textarea } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { time } from '@/formatting/dates';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { useInPlace } from '@/parts/useInPlace';

import { Asked } from '@/parts/Asked';
import { useAct, useRecusals, type Item, type MeetingDetail, type Recusal } from './queries';

const GROUNDS = ['1', '2', '3', '4', '5', '6', '7'] as const;

interface Props {
  meeting: MeetingDetail;
  item: Item;
  may: (action: string) => boolean;
}

/** First of all: is somebody disqualified in this item? */
export function RecusalStep({ meeting, item, may }: Props) {
  const { t } = useTranslation('meetings');
  const recusals = useRecusals(meeting.id, true);
  const mine = recusals.data?.items.filter((each) => each.item === item.item) ?? [];
  const asked = recusals.data?.to_check.filter((each) => each.item === item.item) ?? [];
  const name = (id: string) => meeting.seats.find((each) => each.person_id === id)?.name ?? id;
  const params = { path: { item_id: item.id }, header: once() };
  const clear = useAct(
    ({ person, explanation }: { person: string; explanation: string }) =>
      answer(client.POST('/api/v1/agenda-items/{item_id}/recusal-checks', { params, body: { person, explanation } })),
    t('said.cleared'),
  );
  return (
    <div className="live-step">
      <Heading variant="h4">{t('recusal.title')}</Heading>
      {mine.length === 0 && <p className="soft">{t('recusal.none')}</p>}
      <ul>
        {mine.map((each) => (
          <RecusalRow key={each.id} recusal={each} may={may} />
        ))}
      </ul>
      {asked.map((each) => (
        <div key={each.person_id}>
          <p>{t('recusal.check', { name: name(each.person_id) })}</p>
          {may('check-recusal') && (
            <Asked
              needed
              action={t('recusal.clear', { name: name(each.person_id) })}
              label={t('recusal.why')}
              act={(explanation) => clear.mutateAsync({ person: each.person_id, explanation })}
            />
          )}
        </div>
      ))}
      <Raise meeting={meeting} item={item} />
    </div>
  );
}

function RecusalRow({ recusal, may }: { recusal: Recusal; may: Props['may'] }) {
  const { t } = useTranslation('meetings');
  const decide = useAct(
    (confirmed: boolean) =>
      answer(
        client.POST('/api/v1/recusals/{recusal_id}/decide', {
          params: { path: { recusal_id: recusal.id }, header: once() },
          body: { confirmed },
        }),
      ),
    t('said.recusal'),
  );
  return (
    <li>
      <strong>{recusal.name}</strong> {t(`recusal.state.${recusal.state}`)}, {t(`ground.${recusal.ground}`)} (434/2003 §
      28 {recusal.ground}) {time(recusal.starts)}–{time(recusal.ends)}
      <p>{recusal.explanation}</p>
      {decide.error && <ProblemAlert error={decide.error} />}
      {recusal.state === 'raised' && may('decide-recusal') && (
        <div className="actions">
          <Button variant="secondary" onClick={() => decide.mutate(true)} disabled={decide.isPending}>
            {t('recusal.confirm')}
          </Button>
          <Button variant="secondary" onClick={() => decide.mutate(false)} disabled={decide.isPending}>
            {t('recusal.reject')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Raise({ meeting, item }: { meeting: MeetingDetail; item: Item }) {
  const { t } = useTranslation('meetings');
  const [open, setOpen] = useState(false);
  const { opener, form } = useInPlace(open);
  const [tried, setTried] = useState(false);
  const [person, setPerson] = useState('');
  const [ground, setGround] = useState<(typeof GROUNDS)[number]>('3');
  const [explanation, setExplanation] = useState('');
  const raise = useAct(
    () =>
      answer(
        client.POST('/api/v1/agenda-items/{item_id}/recusals', {
          params: { path: { item_id: item.id }, header: once() },
          body: { person, ground, explanation },
        }),
      ),
    t('said.raised'),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (person && explanation.trim()) raise.mutate(undefined, { onSuccess: () => setOpen(false) });
  };
  const lacking = (given: string) =>
    tried && !given ? ({ status: 'error', statusText: t('needed') } as const) : {};
  if (!open)
    return (
      <Button variant="secondaryNoBorder" forwardedRef={opener} onClick={() => setOpen(true)}>
        {t('recusal.raise')}
      </Button>
    );
  return (
    <form ref={form} className="meetings-form" onSubmit={submit}>
      {raise.error && <ProblemAlert error={raise.error} />}
      <Dropdown
        labelText={t('recusal.who')}
        value={person}
        onChange={setPerson}
        visualPlaceholder={t('plan.choose')}
        {...lacking(person)}
      >
        {meeting.seats.map((each) => (
          <DropdownItem key={each.person_id} value={each.person_id}>
            {each.name}
          </DropdownItem>
        ))}
      </Dropdown>
      <Dropdown labelText={t('recusal.ground')} value={ground} onChange={(value) => setGround(value as (typeof GROUNDS)[number])}>
        {GROUNDS.map((each) => (
          <DropdownItem key={each} value={each}>
            {t(`ground.${each}`)}
          </DropdownItem>
        ))}
      </Dropdown>
      <Textarea
        fullWidth
        labelText={t('recusal.why')}
        value={explanation}
        onChange={(event) => setExplanation(event.target.value)}
        {...lacking(explanation.trim())}
      />
      <div className="actions">
        <Button type="submit" disabled={raise.isPending}>
          {t('recusal.raise')}
        </Button>
        <Button variant="secondaryNoBorder" onClick={() => setOpen(false)}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}
