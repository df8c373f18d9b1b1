import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Textarea } from 'suomifi-ui-components';

import type { EditorProps } from './editor';

/** Any file as text: scenarios, and models for those who do not use a canvas. */
export default function TextEditor({ text, path, changed }: EditorProps) {
  const { t } = useTranslation('models');
  const [value, setValue] = useState(text);
  return (
    <Textarea
      fullWidth
      className="models-text"
      labelText={t('editor.file', { path })}
      value={value}
      spellCheck={false}
      onChange={(event) => {
        const now = event.target.value;
        setValue(now);
        changed(() => Promise.resolve(now));
      }}
    />
  );
}
