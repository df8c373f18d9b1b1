import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading, InlineAlert } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { CallFailed } from '@/api/problem';
import { date } from '@/formatting/dates';
import { useDocument } from '@/pages/documents/queries';
import { Signatures } from '@/pages/documents/Signatures';
import { Busy } from '@/parts/Busy';
import { Fact } from '@/parts/Fact';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';
import { usePersonName } from '@/parts/usePersonName';

import { MinutesCheck } from './MinutesCheck';
import { MinutesEditor } from './MinutesEditor';
import { MinutesSubmit } from './MinutesSubmit';
import { useAct, useMinutes, useRemark, type MeetingDetail, type Minutes as Found } from './queries';

interface Props {
  meeting: MeetingDetail;
  may: (action: string) => boolean;
}

/** The minutes of a meeting that is over: written by themselves, mended, checked, signed, public. */
export function Minutes({ meeting, may }: Props) {
  const { t } = useTranslation('meetings');
  const id = useId();
  const over = meeting.state === 'closed' || meeting.state === 'minuted';
  const minutes = useMinutes(meeting.id, over);
  if (!over) return null;
  const none = minutes.error instanceof CallFailed && minutes.error.status === 404;
  return (
    <section aria-labelledby={id} className="meetings-section">
      <Heading variant="h2" id={id}>
        {t('minutes.title')}
      </Heading>
      {minutes.isPending && <Busy />}
      {minutes.error && !none && <ProblemAlert error={minutes.error} />}
      {none && <Begin meeting={meeting} may={may} />}
      {minutes.data && <Standing meeting={meeting} minutes={minutes.data} may={may} />}
    </section>
  );
}

function Begin({ meeting, may }: Props) {
  const { t } = useTranslation('meetings');
  const begin = useAct(
    () =>
      answer(
        client.POST('/api/v1/meetings/{meeting_id}/minutes', {
          params: { path: { meeting_id: meeting.id }, header: once() },
        }),
      ),
    t('said.minutesBegun'),
  );
  return (
    <>
      <p>{t('minutes.none')}</p>
      {begin.error && <ProblemAlert error={begin.error} />}
      {may('write-minutes') && (
        <Button onClick={() => begin.mutate()} disabled={begin.isPending}>
          {t('minutes.begin')}
        </Button>
      )}
    </>
  );
}

function Standing({ meeting, minutes, may }: Props & { minutes: Found }) {
  const { t } = useTranslation('meetings');
  const name = usePersonName();
  const paper = useDocument(minutes.document_id).data;
  const names = (ids: string[]) => ids.map(name).join(', ');
  const writing = minutes.state === 'draft' && may('write-minutes');
  return (
    <>
      <dl className="meetings-facts card">
        <Fact name={t('stateLabel')}>{t(`minutes.state.${minutes.state}`)}</Fact>
        <Fact name={t('minutes.writer')}>
          {name(minutes.written_by)} {date(minutes.written_at)}
        </Fact>
        {minutes.checkers.length > 0 && (
          <Fact name={t('minutes.checkers')}>
            {names(minutes.checkers)}
            {minutes.checked_by.length > 0 && (
              <span className="meetings-reason">{t('minutes.checkedBy', { names: names(minutes.checked_by) })}</span>
            )}
          </Fact>
        )}
        <Fact name={t('minutes.paper')}>
          <TextLink to={`/documents/${minutes.document_id}`}>{paper?.title ?? t('agenda.paper')}</TextLink>
        </Fact>
      </dl>
      {minutes.state === 'draft' && <Remark meeting={meeting} />}
      {writing && paper && <MinutesEditor paper={paper} />}
      {writing && <MinutesSubmit meeting={meeting} chosen={minutes.checkers} />}
      {minutes.state === 'written' && may('check-minutes') && <MinutesCheck meeting={meeting} minutes={minutes} />}
      {paper?.readable && minutes.state !== 'draft' && minutes.state !== 'written' && (
        <Signatures paper={paper} ready={minutes.state === 'checked'} />
      )}
      {minutes.state === 'signed' && may('publish-minutes') && <Publish meeting={meeting} />}
    </>
  );
}

/** What the checker who sent the minutes back found. */
function Remark({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useTranslation('meetings');
  const name = usePersonName();
  const remark = useRemark(meeting);
  if (!remark) return null;
  return (
    <InlineAlert status="warning" labelText={t('minutes.remark', { name: name(remark.actor ?? '') })}>
      {remark.reason}
    </InlineAlert>
  );
}

function Publish({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useTranslation('meetings');
  const publish = useAct(
    () =>
      answer(
        client.POST('/api/v1/meetings/{meeting_id}/minutes/publish', {
          params: { path: { meeting_id: meeting.id }, header: once() },
        }),
      ),
    t('said.minutesPublished'),
  );
  return (
    <>
      {publish.error && <ProblemAlert error={publish.error} />}
      <Button onClick={() => publish.mutate()} disabled={publish.isPending}>
        {t('minutes.publish')}
      </Button>
    </>
  );
}
