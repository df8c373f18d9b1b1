import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading, Textarea } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useAct, type Item } from './queries';

/** What is said of the item, as the keeper of the minutes writes it down. */
export function DiscussionStep({ item, may }: { item: Item; may: (action: string) => boolean }) {
  const { t } = useTranslation('meetings');
  const [text, setText] = useState(item.discussion);
  const note = useAct(
    () =>
      answer(
        client.PATCH('/api/v1/agenda-items/{item_id}', {
          params: { path: { item_id: item.id } },
          body: { discussion: text },
        }),
      ),
    t('said.noted'),
  );
  if (!may('handle-item')) return item.discussion ? <p className="live-step meetings-text">{item.discussion}</p> : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    note.mutate();
  };
  return (
    <form className="live-step meetings-form" onSubmit={submit}>
      <Heading variant="h4">{t('discussion.title')}</Heading>
      {note.error && <ProblemAlert error={note.error} />}
      <Textarea
        fullWidth
        labelText={t('discussion.text')}
        hintText={t('discussion.hint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" variant="secondary" disabled={note.isPending}>
        {t('discussion.act')}
      </Button>
    </form>
  );
}
