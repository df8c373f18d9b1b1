import '@bpmn-io/form-js-editor/dist/assets/dragula.css';
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor-base.css';
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js-editor/dist/assets/properties-panel.css';

import { FormEditor as Editor } from '@bpmn-io/form-js-editor';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading, InlineAlert } from 'suomifi-ui-components';

import { FormFields, type Answers, type FormSchema, withValue } from '@/parts/form';

import type { EditorProps } from './editor';
import { FORM_FI } from './form-fi';
import { FORM_SV } from './form-sv';
import { loweredHeadings } from './levels';
import { retold, translator, wordsModule } from './words';

const WORDS = { fi: FORM_FI, sv: FORM_SV };
/** All but the form itself, whose words are its author's. */
const OWN_WORDS = ':is(.fjs-palette-container, .fjs-properties-container, .fjs-empty-editor) *, .fjs-context-pad *, .fjs-empty-component *';

/** The form editor, with the form beside it as officials will see it. */
export default function FormEditor({ text, changed }: EditorProps) {
  const { t, i18n } = useTranslation('models');
  const holder = useRef<HTMLDivElement>(null);
  const [schema, setSchema] = useState<FormSchema | null>(() => read(text));
  useEffect(() => {
    const found = read(text);
    if (!holder.current || !found) return;
    const translate = translator(WORDS, i18n.language);
    const made = new Editor({ container: holder.current, additionalModules: [wordsModule(translate), loweredHeadings] });
    const forget = retold(holder.current, translate, OWN_WORDS);
    let gone = false;
    void made.importSchema(found).then(() => {
      if (gone) return;
      made.on('commandStack.changed', () => {
        const now = made.saveSchema() as FormSchema;
        setSchema(now);
        changed(() => Promise.resolve(`${JSON.stringify(now, null, 2)}\n`));
      });
    });
    return () => {
      gone = true;
      forget();
      made.destroy();
    };
    // The editor keeps its own state: another text would be another file, and so another editor.
  }, []);
  if (!schema) return <InlineAlert status="error">{t('editor.notJson')}</InlineAlert>;
  return (
    <div className="models-forms">
      <div ref={holder} className="models-canvas" role="region" aria-label={t('editor.canvas')} />
      <Preview schema={schema} />
    </div>
  );
}

function Preview({ schema }: { schema: FormSchema }) {
  const { t } = useTranslation('models');
  const [data, setData] = useState<Answers>({});
  return (
    <div className="card models-preview">
      <Heading variant="h3" as="h2">{t('editor.preview')}</Heading>
      <FormFields components={schema.components} data={data} change={(place, value) => setData(withValue(data, place, value))} />
    </div>
  );
}

function read(text: string): FormSchema | null {
  try {
    return JSON.parse(text) as FormSchema;
  } catch {
    return null;
  }
}
