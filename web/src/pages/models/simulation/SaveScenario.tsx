import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { ProblemAlert } from '@/parts/ProblemAlert';

import type { Simulation } from './useSimulation';

const FOLDER = 'scenarios';

interface Props {
  draft: number;
  number: number;
  files: string[];
  played: Simulation;
}

/** Keeps the steps in the draft as a scenario file that expects what is there now. */
export function SaveScenario({ draft, number, files, played }: Props) {
  const { t } = useTranslation('models');
  const [title, setTitle] = useState('');
  const path = `${FOLDER}/${slug(title)}.scenario.yaml`;
  const taken = files.includes(path);
  const save = useCommand(
    async () => {
      const text = await played.file(title.trim());
      const body = { after: number, files: { [path]: text }, removed: [], note: title.trim() };
      return answer(client.PUT('/api/v1/model-drafts/{draft}', { params: { path: { draft } }, body }));
    },
    t('said.recorded'),
    ['drafts'],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (slug(title) && !taken) save.mutate();
  };
  return (
    <form className="models-form" onSubmit={submit}>
      {save.error && <ProblemAlert error={save.error} />}
      <TextInput
        labelText={t('play.titleLabel')}
        hintText={t('play.titleHint')}
        value={title}
        onChange={(value) => setTitle(String(value ?? ''))}
        status={taken ? 'error' : 'default'}
        statusText={taken ? t('play.taken', { path }) : ''}
      />
      <Button type="submit" disabled={!slug(title) || taken || save.isPending || played.busy}>
        {t('play.save')}
      </Button>
    </form>
  );
}

/** A title as the name of a file: `Määräaika päättyy` is `maaraaika-paattyy`. */
function slug(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
