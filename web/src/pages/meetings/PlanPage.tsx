import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Button, Checkbox, Dropdown, DropdownItem, TextInput } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { readTime, zoned } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { DayInput } from '@/parts/DayInput';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';

import './meetings.css';
import { useAct } from './queries';

const EMPTY = { body: '', day: '', from: '13.00', to: '15.00', place: '', link: '', written: false };

/** Plan a meeting of a body in a case, or a written procedure. */
export default function PlanPage() {
  const { t } = useTranslation('meetings');
  const navigate = useNavigate();
  const [caseId, setCaseId] = useState(useSearchParams()[0].get('case') ?? '');
  const [meeting, setMeeting] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof EMPTY>) => setMeeting({ ...meeting, ...part });
  const times = [readTime(meeting.from), readTime(meeting.to)];
  const ready = caseId && meeting.body && meeting.day && times.every(Boolean);
  const plan = useAct(
    () =>
      answer(
        client.POST('/api/v1/meetings', {
          params: { header: once() },
          body: {
            case_id: caseId,
            body_id: meeting.body,
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
        <CaseChoice chosen={caseId} choose={setCaseId} />
        <BodyChoice chosen={meeting.body} choose={(body) => change({ body })} />
        <DayInput label={t('plan.day')} day={meeting.day} choose={(day) => change({ day })} />
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

interface Choice {
  chosen: string;
  choose: (id: string) => void;
}

function CaseChoice({ chosen, choose }: Choice) {
  const { t } = useTranslation('meetings');
  const told = useTold();
  const cases = useQuery({
    queryKey: ['cases', 'open'],
    queryFn: () => answer(client.GET('/api/v1/cases', { params: { query: { limit: 100, state: 'open' } } })),
    select: (page) => page.items ?? [],
  });
  if (!cases.data?.length) return null;
  return (
    <Dropdown labelText={t('plan.case')} value={chosen} onChange={choose} visualPlaceholder={t('plan.choose')}>
      {cases.data.map((each) => (
        <DropdownItem key={each.id} value={each.id ?? ''}>
          {`${each.number} ${told(each, 'title')}`}
        </DropdownItem>
      ))}
    </Dropdown>
  );
}

function BodyChoice({ chosen, choose }: Choice) {
  const { t } = useTranslation('meetings');
  const told = useTold();
  const bodies = useQuery({
    queryKey: ['bodies', 'choice'],
    queryFn: () => answer(client.GET('/api/v1/bodies', { params: { query: { limit: 100 } } })),
    select: (page) => page.items ?? [],
  });
  if (!bodies.data?.length) return null;
  return (
    <Dropdown labelText={t('body')} value={chosen} onChange={choose} visualPlaceholder={t('plan.choose')}>
      {bodies.data.map((each) => (
        <DropdownItem key={each.id} value={each.id ?? ''}>
          {told(each, 'name')}
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
