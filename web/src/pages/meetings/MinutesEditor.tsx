import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Expander, ExpanderContent, ExpanderTitleButton, Textarea, TextInput } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useVersion, type Paper } from '@/pages/documents/queries';
import { Busy } from '@/parts/Busy';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';

/** What a writer adds to the minutes; the rest of the paper stands as the meeting recorded it. */
interface Content {
  items: { item: { title: string }; handling: string[] }[];
  approval: string;
  next_meeting: string;
}

/** The minutes' own words: how each matter was handled, and what follows. */
export function MinutesEditor({ paper }: { paper: Paper }) {
  const { t } = useTranslation('meetings');
  const version = useVersion(paper.id, paper.revision);
  const [open, setOpen] = useState(false);
  const title = useRef<HTMLButtonElement>(null!);
  const whole = useRef<HTMLDivElement>(null);
  const saved = () => {
    setOpen(false);
    const at = document.activeElement;
    if (at === document.body || whole.current?.contains(at)) title.current?.focus();
  };
  return (
    <div ref={whole}>
      <Expander open={open} onOpenChange={(was) => setOpen(!was)}>
        <ExpanderTitleButton asHeading="h3" forwardedRef={title}>{t('minutes.edit')}</ExpanderTitleButton>
        <ExpanderContent>
          {version.isPending && <Busy />}
          {version.error && <ProblemAlert error={version.error} />}
          {version.data && (
            <Editor key={paper.revision} paper={paper} first={version.data.content as unknown as Content} saved={saved} />
          )}
        </ExpanderContent>
      </Expander>
    </div>
  );
}

function Editor({ paper, first, saved }: { paper: Paper; first: Content; saved: () => void }) {
  const { t } = useTranslation('meetings');
  const say = useSay();
  const queries = useQueryClient();
  const [title, setTitle] = useState(paper.title ?? '');
  const [content, setContent] = useState(first);
  const save = useMutation({
    mutationFn: () =>
      answer(
        client.POST('/api/v1/documents/{document_id}/versions', {
          params: { path: { document_id: paper.id }, header: { ...once(), 'If-Match': `"${paper.revision}"` } },
          body: { title, content: { ...content } },
        }),
      ),
    onSuccess: async () => {
      say(t('said.minutesSaved'));
      saved();
      await queries.invalidateQueries({ queryKey: ['documents'] });
    },
  });
  const handled = (place: number, text: string) =>
    setContent({
      ...content,
      items: content.items.map((each, at) => (at === place ? { ...each, handling: text.split('\n') } : each)),
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="meetings-form" onSubmit={submit}>
      {save.error && <ProblemAlert error={save.error} />}
      <TextInput fullWidth labelText={t('minutes.heading')} value={title} onChange={(text) => setTitle(String(text ?? ''))} />
      {content.items.map((each, place) => (
        <Textarea
          key={place}
          fullWidth
          labelText={t('minutes.handling', { title: each.item.title })}
          hintText={t('minutes.handlingHint')}
          value={each.handling.join('\n')}
          onChange={(event) => handled(place, event.target.value)}
        />
      ))}
      <TextInput
        fullWidth
        labelText={t('minutes.next')}
        optionalText={t('optional')}
        value={content.next_meeting}
        onChange={(text) => setContent({ ...content, next_meeting: String(text ?? '') })}
      />
      <Button type="submit" disabled={save.isPending}>
        {t('minutes.save')}
      </Button>
    </form>
  );
}
