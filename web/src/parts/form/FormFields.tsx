import { createContext, useContext } from 'react';

import { Field } from './Field';
import { ListField } from './ListField';
import { placeOf, type Answers, type Component } from './schema';
import { NOTHING_SAID, type FormState } from './state';
import { Written } from './Written';

export interface FormContext {
  state: FormState;
  /** Complaints are shown once the form has been tried, or the field has been left. */
  shows: (path: string) => boolean;
  language: string;
  /** Nothing can be answered: shown to read. */
  readOnly: boolean;
}

export const Form = createContext<FormContext>({
  state: NOTHING_SAID,
  shows: () => false,
  language: 'fi',
  readOnly: false,
});

interface Props {
  components: Component[];
  data: Answers;
  prefix?: string;
  change: (place: string, value: unknown) => void;
  leave?: (path: string) => void;
  /** A heading that the page itself shows already. */
  title?: string;
}

/** The components of a form-js schema, of a group or of one row, in the parts of Suomi.fi. */
export function FormFields({ components, data, prefix = '', change, leave, title }: Props) {
  const { state } = useContext(Form);
  return components.map((component, index) => {
    const place = placeOf(component);
    const path = prefix + place;
    const key = component.id ?? (path || index);
    if (state.hidden.has(path) || state.hidden.has(`${prefix}#${component.id}`)) return null;
    switch (component.type) {
      case 'text':
        return <Written key={key} component={component} except={title} />;
      case 'separator':
        return <hr key={key} className="form-separator" />;
      case 'group':
        return <Group key={key} component={component} data={data} prefix={prefix} change={change} leave={leave} />;
      case 'dynamiclist':
        return <ListField key={key} component={component} data={data} path={path} change={change} leave={leave} />;
      case 'spacer':
      case 'button':
        return null;
      default:
        return <Field key={key} component={component} data={data} path={path} change={change} leave={leave} />;
    }
  });
}

function Group({ component, data, prefix = '', change, leave }: Omit<Props, 'components'> & { component: Component }) {
  const { language } = useContext(Form);
  const label = component.properties?.[`label-${language}`] ?? component.label;
  const path = component.path;
  const inner = path ? ((data[path] ?? {}) as Answers) : data;
  return (
    <fieldset className="form-group">
      {label && <legend>{label}</legend>}
      <FormFields
        components={component.components ?? []}
        data={inner}
        prefix={path ? `${prefix}${path}.` : prefix}
        change={(place, value) => change(path ? `${path}.${place}` : place, value)}
        leave={leave}
      />
    </fieldset>
  );
}
