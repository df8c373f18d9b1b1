import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading, Textarea } from 'suomifi-ui-components';

import { moment } from '@/formatting/dates';
import { answersToSend, FormFields, NOTHING_SAID, withValue, type Answers, type FormSchema } from '@/parts/form';

import { valuesIn } from '../json';
import { useFile } from '../queries';
import { nameOf } from './names';
import type { Simulated, Simulation } from './useSimulation';

interface Props {
  task: NonNullable<Simulated['tasks']>[number];
  draft: number;
  number: number;
  files: string[];
  played: Simulation;
}

/** A task that waits for somebody: its form of the draft, or its answers as JSON. */
export function OpenTask({ task, draft, number, files, played }: Props) {
  const { t, i18n } = useTranslation('models');
  const path = files.find((each) => each.split('/').at(-1) === `${task.form_key}.form`) ?? null;
  const schema = schemaIn(useFile(draft, path, number).data);
  const [data, setData] = useState<Answers>({});
  const [text, setText] = useState<string | null>(null);
  const typed = text === null ? null : valuesIn(text);
  const asText = text !== null || !schema;
  const name = nameOf(task, i18n.language);
  const answers = () => (schema ? answersToSend(schema, data, NOTHING_SAID) : {});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const variables = asText ? valuesIn(text ?? '') : answers();
    if (variables) void played.add({ complete: task.element_id, instance: task.instance, variables });
  };
  return (
    <form className="card play-task" onSubmit={submit} aria-label={name}>
      <Heading variant="h4">{name}</Heading>
      <p className="models-soft">
        {[task.assignee, ...(task.candidate_groups ?? [])].filter(Boolean).join(', ')}{' '}
        {task.due && t('play.due', { when: moment(task.due, i18n.language) })}
      </p>
      {asText ? (
        <Textarea
          fullWidth
          labelText={t('play.answers')}
          hintText={t('play.valuesHint')}
          value={text ?? ''}
          onChange={(event) => setText(event.target.value)}
          status={text !== null && !typed ? 'error' : 'default'}
          statusText={text !== null && !typed ? t('try.wrong') : ''}
        />
      ) : (
        <FormFields title={name} components={schema.components} data={data} change={(place, value) => setData(withValue(data, place, value))} />
      )}
      <div className="actions">
        <Button type="submit" disabled={played.busy} aria-label={t('play.complete', { name })}>
          {t('play.completeShort')}
        </Button>
        {schema && text === null && (
          <Button variant="secondaryNoBorder" onClick={() => setText(JSON.stringify(answers(), null, 2))}>
            {t('play.asJson')}
          </Button>
        )}
      </div>
    </form>
  );
}

function schemaIn(text: string | undefined): FormSchema | null {
  const found = text === undefined ? null : valuesIn(text);
  return found && Array.isArray(found['components']) ? (found as unknown as FormSchema) : null;
}
