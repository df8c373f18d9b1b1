import { useState } from 'react';
import { TextInput } from 'suomifi-ui-components';

import type { Shown } from './Field';

/** The number that is written, with a comma or a point; the text itself where it is none. */
function read(text: string, asText: boolean): unknown {
  const plain = text.replace(/\s/g, '').replace(',', '.');
  if (plain === '') return null;
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return text;
  return asText ? plain : Number(plain);
}

function written(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).replace('.', ',');
}

export function NumberField({ id, label, hint, optional, complaint, value, set, left, component }: Shown) {
  const asText = component.serializeToString === true;
  const [text, setText] = useState(written(value));
  // What is typed stays as typed ("1," on the way to "1,5"), unless the value changed elsewhere.
  const shown = read(text, asText) === (value ?? null) ? text : written(value);
  return (
    <TextInput
      id={id}
      labelText={label}
      hintText={hint}
      optionalText={optional}
      status={complaint ? 'error' : 'default'}
      statusText={complaint}
      inputMode="decimal"
      value={shown}
      onChange={(typed) => {
        const next = String(typed ?? '');
        setText(next);
        set(read(next, asText));
      }}
      onBlur={left}
    />
  );
}
