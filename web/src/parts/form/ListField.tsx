import { useContext, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconPlus, IconRemove } from 'suomifi-ui-components';

import { complaintOf } from './complaints';
import { Form, FormFields } from './FormFields';
import { inputId, labelOf, placeOf, valueAt, wording, withValue, type Answers, type Component } from './schema';

interface Props {
  component: Component;
  data: Answers;
  path: string;
  change: (place: string, value: unknown) => void;
  leave?: (path: string) => void;
}

/** Rows of fields that a person adds and takes away; focus goes to the new row, or to its neighbour. */
export function ListField({ component, data, path, change, leave }: Props) {
  const { t } = useTranslation('form');
  const form = useContext(Form);
  const holder = useRef<HTMLFieldSetElement>(null);
  const place = placeOf(component);
  const known = valueAt(data, place);
  const rows: Answers[] = Array.isArray(known)
    ? (known as Answers[])
    : Array.from({ length: component.defaultRepetitions ?? 1 }, () => ({}));
  const fixed = form.readOnly || form.state.fixed.has(path);
  const mayAdd = !fixed && component.allowAddRemove !== false;
  const complaint = complaintOf(form, path);

  const focusRow = (index: number) =>
    requestAnimationFrame(() => {
      const row = holder.current?.querySelectorAll<HTMLElement>(':scope > .form-row')[index];
      const target = row?.querySelector<HTMLElement>('input, textarea, select, button');
      (target ?? holder.current?.querySelector<HTMLElement>('.form-add'))?.focus();
    });
  const add = () => {
    change(place, [...rows, {}]);
    focusRow(rows.length);
  };
  const remove = (index: number) => {
    change(place, rows.toSpliced(index, 1));
    focusRow(Math.max(0, index - 1));
  };
  const changeRow = (index: number, inner: string, value: unknown) =>
    change(place, rows.with(index, withValue(rows[index] ?? {}, inner, value)));

  const description = wording(component, 'description', form.language);
  return (
    <fieldset
      ref={holder}
      id={inputId(path)}
      tabIndex={-1}
      className="form-list"
      aria-describedby={complaint ? `${inputId(path)}-complaint` : undefined}
    >
      <legend>
        {labelOf(component, form.language)}
        {!component.validate?.required && !fixed && <span className="form-optional"> ({t('optional')})</span>}
      </legend>
      {description && <p className="form-hint">{description}</p>}
      {rows.map((row, index) => (
        <div key={index} className="form-row" role="group" aria-label={t('row', { number: index + 1 })}>
          <div className="form-row-head">
            <span className="form-row-number">{index + 1}</span>
            {mayAdd && (
              <Button
                variant="secondaryNoBorder"
                icon={<IconRemove />}
                aria-label={t('removeRow', { number: index + 1 })}
                onClick={() => remove(index)}
              >
                {t('remove')}
              </Button>
            )}
          </div>
          <FormFields
            components={component.components ?? []}
            data={row}
            prefix={`${path}.${index}.`}
            change={(inner, value) => changeRow(index, inner, value)}
            leave={leave}
          />
        </div>
      ))}
      {rows.length === 0 && <p className="form-hint">{t('noRows')}</p>}
      {mayAdd && (
        <Button variant="secondary" icon={<IconPlus />} className="form-add" onClick={add}>
          {t('add')}
        </Button>
      )}
      {complaint && (
        <p id={`${inputId(path)}-complaint`} className="form-complaint">
          {complaint}
        </p>
      )}
    </fieldset>
  );
}
