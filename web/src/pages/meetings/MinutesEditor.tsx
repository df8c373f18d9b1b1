import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
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
  return (
    <Expander>
      <ExpanderTitleButton asHeading="h3">{t('minutes.edit')}</ExpanderTitleButton>
      <ExpanderContent>
        {version.isPending && <Busy />}
        {version.error && <ProblemAlert error={version.error} />}
        {version.data && <Editor paper={paper} first={version.data.content as unknown as Content} />}
      </ExpanderContent>
    </Expander>
  );
}

function Editor({ paper, first }: { paper: Paper; first: Content }) {
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
