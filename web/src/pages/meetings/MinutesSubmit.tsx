import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, CheckboxGroup } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useMe } from '@/api/me';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useAct, useAttendance, type MeetingDetail } from './queries';

interface Props {
  meeting: MeetingDetail;
  /** Those who were chosen before the minutes were sent back. */
  chosen: string[];
}

/** Gives the written minutes to those who check them: they were there, and did not write. */
export function MinutesSubmit({ meeting, chosen }: Props) {
  const { t } = useTranslation('meetings');
  const me = useMe().data?.person_id;
  const came = new Set(useAttendance(meeting.id).data?.items.map((each) => each.person_id));
  const seats = meeting.seats.filter((each) => each.person_id !== me && (meeting.written || came.has(each.person_id)));
  const [checkers, setCheckers] = useState(chosen);
  const [tried, setTried] = useState(false);
  const submit = useAct(
    () =>
      answer(
        client.POST('/api/v1/meetings/{meeting_id}/minutes/submit', {
          params: { path: { meeting_id: meeting.id }, header: once() },
          body: { checkers },
        }),
      ),
    t('said.minutesSubmitted'),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (checkers.length > 0) submit.mutate();
  };
  const toggle = (id: string, on: boolean) =>
    setCheckers(on ? [...checkers, id] : checkers.filter((each) => each !== id));
  const missing = tried && checkers.length === 0;
  return (
    <form className="meetings-form" onSubmit={send}>
      {submit.error && <ProblemAlert error={submit.error} />}
      <CheckboxGroup
        labelText={t('minutes.whoChecks')}
        groupStatus={missing ? 'error' : 'default'}
        groupStatusText={missing ? t('minutes.nobodyChecks') : ''}
      >
        {seats.map((each) => (
          <Checkbox
            key={each.person_id}
            checked={checkers.includes(each.person_id)}
            onClick={({ checkboxState }) => toggle(each.person_id, checkboxState)}
          >
            {each.name}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <Button type="submit" disabled={submit.isPending}>
        {t('minutes.submit')}
      </Button>
    </form>
  );
}
