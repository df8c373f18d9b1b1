import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button, FileInput, TextInput } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { multipart } from './queries';
import { Section } from './Section';

/** The equal way for those who model elsewhere or cannot use a canvas: files, or one zip. */
export function Upload() {
  const { t } = useTranslation('models');
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [tried, setTried] = useState(false);
  const begin = useCommand(
    () =>
      answer(
        client.POST('/api/v1/model-drafts', {
          params: { header: once() },
          body: { name, title: '', source: '', files: [] },
          bodySerializer: () => multipart({ name: name.trim() }, files),
        }),
      ),
    t('said.begun'),
    ['drafts'],
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!name.trim() || files.length === 0) return;
    const begun = await begin.mutateAsync().catch(() => null);
    if (begun) void navigate(`/models/drafts/${begun.draft?.split('.').at(-1)}`);
  };
  return (
    <Section title={t('upload.title')}>
      <form className="models-form" onSubmit={(event) => void submit(event)}>
        {begin.error && <ProblemAlert error={begin.error} />}
        <TextInput
          labelText={t('upload.name')}
          hintText={t('upload.nameHint')}
          value={name}
          onChange={(value) => setName(String(value ?? ''))}
          status={tried && !name.trim() ? 'error' : 'default'}
          statusText={tried && !name.trim() ? t('needed') : ''}
        />
        <FileInput
          multiFile
          multiFileListHeadingText={t('upload.chosen')}
          labelText={t('upload.files')}
          hintText={t('upload.filesHint')}
          inputButtonText={t('upload.choose')}
          dragAreaText={t('upload.drag')}
          removeFileText={t('upload.remove')}
          addedFileAriaText={t('upload.added')}
          onChange={(chosen) => setFiles([...chosen])}
          status={tried && files.length === 0 ? 'error' : 'default'}
          statusText={tried && files.length === 0 ? t('needed') : ''}
        />
        <Button type="submit" disabled={begin.isPending}>
          {t('upload.submit')}
        </Button>
      </form>
    </Section>
  );
}
