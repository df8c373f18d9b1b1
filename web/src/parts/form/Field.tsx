import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, Textarea, TextInput } from 'suomifi-ui-components';

import { ChoiceField } from './ChoiceField';
import { complaintOf } from './complaints';
import { DateField } from './DateField';
import { FixedField } from './FixedField';
import { Form } from './FormFields';
import { NumberField } from './NumberField';
import { inputId, labelOf, placeOf, valueAt, wording, type Answers, type Component } from './schema';

export interface FieldProps {
  component: Component;
  data: Answers;
  path: string;
  change: (place: string, value: unknown) => void;
  leave?: (path: string) => void;
}

/** What every kind of field is given. */
export interface Shown {
  component: Component;
  path: string;
  id: string;
  label: string;
  hint?: string;
  optional?: string;
  complaint?: string;
  language: string;
  value: unknown;
  set: (value: unknown) => void;
  left: () => void;
}

const CHOICES = new Set(['radio', 'select', 'checklist', 'taglist']);

/** One field that is answered, or shown to read. */
export function Field({ component, data, path, change, leave }: FieldProps) {
  const { t } = useTranslation('form');
  const form = useContext(Form);
  const place = placeOf(component);
  const computed = form.state.computed[path];
  const shown: Shown = {
    component,
    path,
    id: inputId(path),
    label: labelOf(component, form.language),
    hint: wording(component, 'description', form.language) || undefined,
    optional: component.validate?.required ? undefined : t('optional'),
    complaint: complaintOf(form, path),
    language: form.language,
    value: computed ?? valueAt(data, place),
    set: (value) => change(place, value),
    left: () => leave?.(path),
  };
  if (form.readOnly || form.state.fixed.has(path) || component.type === 'expression') {
    return <FixedField {...shown} offered={form.state.offered[path]} />;
  }
  if (CHOICES.has(component.type)) return <ChoiceField {...shown} offered={form.state.offered[path]} />;
  if (component.type === 'datetime') return <DateField {...shown} />;
  if (component.type === 'number') return <NumberField {...shown} />;
  if (component.type === 'checkbox') return <CheckField {...shown} />;
  if (component.type === 'textarea') return <AreaField {...shown} />;
  return <LineField {...shown} />;
}

function LineField({ id, label, hint, optional, complaint, value, set, left, component }: Shown) {
  return (
    <TextInput
      id={id}
      labelText={label}
      hintText={hint}
      optionalText={optional}
      status={complaint ? 'error' : 'default'}
      statusText={complaint}
      value={typeof value === 'string' ? value : ''}
      onChange={(typed) => set(String(typed ?? ''))}
      onBlur={left}
      maxLength={component.validate?.maxLength}
      fullWidth
    />
  );
}

function AreaField({ id, label, hint, optional, complaint, value, set, left }: Shown) {
  return (
    <Textarea
      id={id}
      labelText={label}
      hintText={hint}
      optionalText={optional}
      status={complaint ? 'error' : 'default'}
      statusText={complaint}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => set(event.target.value)}
      onBlur={left}
      rows={5}
      resize="vertical"
      fullWidth
    />
  );
}

function CheckField({ id, label, hint, complaint, value, set }: Shown) {
  return (
    <Checkbox
      id={id}
      hintText={hint}
      status={complaint ? 'error' : 'default'}
      statusText={complaint}
      checked={value === true}
      onClick={({ checkboxState }) => set(checkboxState)}
    >
      {label}
    </Checkbox>
  );
}
