import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client, type Schemas } from '@/api/client';
import { isoDay, period } from '@/formatting/dates';
import { DayInput } from '@/parts/DayInput';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { useInPlace } from '@/parts/useInPlace';

interface Props {
  absence: Schemas['Absence'];
  person: string;
}

/** One absence: what is not over can be ended early, what has not begun can be taken back. */
export function AbsenceRow({ absence, person }: Props) {
  return (
    <li>
      <span>
        <strong>{period(absence.start, absence.end)}</strong> {absence.reason}
      </span>
      {absence.stage !== 'over' && <EndEarly absence={absence} person={person} />}
      {absence.stage === 'ahead' && <TakeBack absence={absence} person={person} />}
    </li>
  );
}

function EndEarly({ absence, person }: Props) {
  const { t } = useTranslation('profile');
  const [day, setDay] = useState(() => nearest(isoDay(new Date()), absence));
  const send = () =>
    answer(
      client.PATCH('/api/v1/absences/{absence_id}', {
        params: { path: { absence_id: absence.id ?? '' } },
        body: { last_day: day },
      }),
    );
  const days = period(absence.start, absence.end);
  return (
    <Step days={days} person={person} action={t('absences.end')} done={t('absences.ended')} send={send}>
      <DayInput
        label={t('absences.lastDay')}
        hint={t('absences.lastDayHint', { days })}
        day={day}
        needed
        choose={setDay}
      />
    </Step>
  );
}

function TakeBack({ absence, person }: Props) {
  const { t } = useTranslation('profile');
  const send = () =>
    answer(
      client.DELETE('/api/v1/absences/{absence_id}', { params: { path: { absence_id: absence.id ?? '' } } }),
    );
  const days = period(absence.start, absence.end);
  return (
    <Step days={days} person={person} action={t('absences.takeBack')} done={t('absences.takenBack')} send={send}>
      <p>{t('absences.takeBackSure', { days })}</p>
    </Step>
  );
}

interface StepProps {
  action: string;
  /** Which absence, for whoever hears the button without its row. */
  days: string;
  person: string;
  done: string;
  send: () => Promise<unknown>;
  children: ReactNode;
}

/** A button that asks in its own place before anything changes. */
function Step({ action, days, person, done, send, children }: StepProps) {
  const { t } = useTranslation('profile');
  const say = useSay();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const { opener, form } = useInPlace(open);
  const change = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      say(done);
      setOpen(false);
      await queries.invalidateQueries({ queryKey: ['persons', person, 'absences'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  const name = `${action}: ${days}`;
  const show = () => {
    change.reset();
    setOpen(true);
  };
  if (!open)
    return (
      <button type="button" className="small-button" ref={opener} aria-label={name} onClick={show}>
        {action}
      </button>
    );
  return (
    <form ref={form} className="profile-form" aria-label={name} onSubmit={submit} noValidate>
      {change.error && <ProblemAlert error={change.error} />}
      {children}
      <div className="actions">
        <Button type="submit" disabled={change.isPending}>
          {action}
        </Button>
        <Button variant="secondaryNoBorder" onClick={() => setOpen(false)}>
          {t('app:asked.back')}
        </Button>
      </div>
    </form>
  );
}

/** The day itself, or the end of the absence that is nearest to it. */
function nearest(day: string, { start, end }: Schemas['Absence']): string {
  if (day < start) return start;
  return day > end ? end : day;
}
