import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Button, Checkbox, Dropdown, DropdownItem, TextInput } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { refusedBy } from '@/api/problem';
import { readTime, zoned } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { DayInput } from '@/parts/DayInput';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';

import './meetings.css';
import { useAct, usePlanning, type Planning } from './queries';

const EMPTY = { body: '', day: '', from: '13.00', to: '15.00', place: '', link: '', written: false };

/** Plan a meeting of a body in a case, or a written procedure; why I may not, if I may in no case. */
export default function PlanPage() {
  const planning = usePlanning();
  if (planning.isPending) return <Busy />;
  if (planning.error) return <PageProblem error={planning.error} retry={planning.refetch} />;
  const { allowed, cases } = planning.data;
  if (!allowed) return <PageProblem error={refusedBy(planning.data)} retry={planning.refetch} />;
  return <PlanForm cases={cases} />;
}

function PlanForm({ cases }: Pick<Planning, 'cases'>) {
  const { t } = useTranslation('meetings');
  const told = useTold();
  const navigate = useNavigate();
  const [caseId, setCaseId] = useState(useSearchParams()[0].get('case') ?? (cases.length === 1 ? cases[0]!.id : ''));
  const bodies = cases.find((each) => each.id === caseId)?.bodies ?? [];
  const [meeting, setMeeting] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof EMPTY>) => setMeeting({ ...meeting, ...part });
  const times = [readTime(meeting.from), readTime(meeting.to)];
  const body = bodies.find((each) => each.id === meeting.body)?.id;
  const ready = caseId && body && meeting.day && times.every(Boolean);
  const plan = useAct(
    () =>
      answer(
        client.POST('/api/v1/meetings', {
          params: { header: once() },
          body: {
            case_id: caseId,
            body_id: body ?? '',
            starts: zoned(meeting.day, times[0] ?? ''),
            ends: zoned(meeting.day, times[1] ?? ''),
            place: meeting.place,
            link: meeting.link,
            written: meeting.written,
          },
        }),
      ),
    t('said.planned'),
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!ready) return;
    const made = await plan.mutateAsync().catch(() => null);
    if (made) void navigate(`/meetings/${made.id}`);
  };
  return (
    <>
      <PageTitle title={t('plan.title')} above={<TextLink to="/meetings">{t('title')}</TextLink>} />
      <form className="meetings-form" onSubmit={(event) => void submit(event)}>
        {plan.error && <ProblemAlert error={plan.error} />}
        {tried && !ready && <p className="meetings-lacking" role="alert">{t('plan.incomplete')}</p>}
        <Choice
          label={t('plan.case')}
          from={cases.map((each) => [each.id, `${each.number} ${told(each, 'title')}`])}
          chosen={caseId}
          choose={setCaseId}
          tried={tried}
        />
        <Choice
          key={caseId}
          label={t('body')}
          from={bodies.map((each) => [each.id, told(each, 'name')])}
          chosen={body ?? ''}
          choose={(id) => change({ body: id })}
          tried={tried}
        />
        <DayInput label={t('plan.day')} needed={tried} day={meeting.day} choose={(day) => change({ day })} />
        <div className="meetings-times">
          <TimeOf label={t('plan.from')} text={meeting.from} change={(from) => change({ from })} />
          <TimeOf label={t('plan.to')} text={meeting.to} change={(to) => change({ to })} />
        </div>
        <TextInput
          fullWidth
          labelText={t('plan.place')}
          optionalText={t('optional')}
          value={meeting.place}
          onChange={(place) => change({ place: String(place ?? '') })}
        />
        <TextInput
          fullWidth
          labelText={t('plan.linkField')}
          optionalText={t('optional')}
          value={meeting.link}
          onChange={(link) => change({ link: String(link ?? '') })}
        />
        <Checkbox
          checked={meeting.written}
          hintText={t('plan.writtenHint')}
          onClick={({ checkboxState }) => change({ written: checkboxState })}
        >
          {t('plan.written')}
        </Checkbox>
        <Button type="submit" disabled={plan.isPending}>
          {t('plan.submit')}
        </Button>
      </form>
    </>
  );
}

interface ChoiceOf {
  label: string;
  /** Ids and names. */
  from: [string, string][];
  chosen: string;
  choose: (id: string) => void;
  /** Whether what is lacking is said. */
  tried: boolean;
}

function Choice({ label, from, chosen, choose, tried }: ChoiceOf) {
  const { t } = useTranslation('meetings');
  if (from.length === 0) return null;
  return (
    <Dropdown
      labelText={label}
      value={chosen}
      onChange={choose}
      visualPlaceholder={t('plan.choose')}
      status={tried && !chosen ? 'error' : 'default'}
      statusText={tried && !chosen ? t('needed') : ''}
      fullWidth
    >
      {from.map(([id, name]) => (
        <DropdownItem key={id} value={id}>
          {name}
        </DropdownItem>
      ))}
    </Dropdown>
  );
}

function TimeOf({ label, text, change }: { label: string; text: string; change: (text: string) => void }) {
  const { t } = useTranslation('meetings');
  const wrong = readTime(text) === null;
  return (
    <TextInput
      labelText={label}
      value={text}
      onChange={(value) => change(String(value ?? ''))}
      status={wrong ? 'error' : 'default'}
      statusText={wrong ? t('plan.wrongTime') : ''}
    />
  );
}
