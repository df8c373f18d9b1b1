import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dropdown, DropdownItem, Textarea, TextInput } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { useInPlace } from '@/parts/useInPlace';

import { useAct, type MeetingDetail } from './queries';

const KINDS = ['decision', 'notice', 'other'] as const;
const EMPTY = { kind: 'decision' as (typeof KINDS)[number], title: '', proposal: '', document_id: '', reason: '' };

/** One more matter on the agenda, with its proposal and paper. */
export function AddItem({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useTranslation('meetings');
  const [open, setOpen] = useState(false);
  const { opener, form } = useInPlace(open);
  const [item, setItem] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const late = meeting.state === 'invited';
  const add = useAct(
    () =>
      answer(
        client.POST('/api/v1/meetings/{meeting_id}/agenda', {
          params: { path: { meeting_id: meeting.id }, header: once() },
          body: { ...item, document_id: item.document_id || null },
        }),
      ),
    t('said.added'),
  );
  const change = (part: Partial<typeof EMPTY>) => setItem({ ...item, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (item.title.trim() === '') return;
    add.mutate(undefined, {
      onSuccess: () => {
        setItem(EMPTY);
        setTried(false);
        setOpen(false);
      },
    });
  };
  const untitled = tried && item.title.trim() === '';
  if (!open)
    return (
      <Button variant="secondary" forwardedRef={opener} onClick={() => setOpen(true)}>
        {t('add.open')}
      </Button>
    );
  return (
    <form ref={form} className="meetings-form card" onSubmit={submit}>
      {add.error && <ProblemAlert error={add.error} />}
      <TextInput
        fullWidth
        labelText={t('add.title')}
        value={item.title}
        onChange={(value) => change({ title: String(value ?? '') })}
        status={untitled ? 'error' : 'default'}
        statusText={untitled ? t('needed') : ''}
      />
      <Dropdown labelText={t('add.kind')} value={item.kind} onChange={(kind) => change({ kind })}>
        {KINDS.map((kind) => (
          <DropdownItem key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </DropdownItem>
        ))}
      </Dropdown>
      <Textarea
        fullWidth
        labelText={t('add.proposal')}
        optionalText={t('optional')}
        value={item.proposal}
        onChange={(event) => change({ proposal: event.target.value })}
      />
      <PaperChoice caseId={meeting.case_id} chosen={item.document_id} choose={(document_id) => change({ document_id })} />
      {late && (
        <Textarea
          fullWidth
          labelText={t('add.reason')}
          hintText={t('add.reasonHint')}
          value={item.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      )}
      <div className="actions">
        <Button type="submit" disabled={add.isPending}>
          {t('add.submit')}
        </Button>
        <Button variant="secondaryNoBorder" onClick={() => setOpen(false)}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}

const NONE = '-';

function PaperChoice({ caseId, chosen, choose }: { caseId: string; chosen: string; choose: (id: string) => void }) {
  const { t } = useTranslation('meetings');
  const papers = useQuery({
    queryKey: ['documents', caseId],
    queryFn: () =>
      answer(client.GET('/api/v1/documents', { params: { query: { case_id: caseId, limit: 100 } } })),
    select: (page) => (page.items ?? []).filter((each) => each.readable),
  });
  return (
    <Dropdown
      labelText={t('add.paper')}
      value={chosen || NONE}
      onChange={(id) => choose(id === NONE ? '' : id)}
    >
      {[
        <DropdownItem key={NONE} value={NONE}>
          {t('add.noPaper')}
        </DropdownItem>,
        ...(papers.data ?? []).map((each) => (
          <DropdownItem key={each.id} value={each.id}>
            {[each.number, each.title].filter(Boolean).join(' ')}
          </DropdownItem>
        )),
      ]}
    </Dropdown>
  );
}
