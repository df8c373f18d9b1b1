/** The parts of a form-js schema that are drawn here, with the texts of the other languages. */

export interface Option {
  value: unknown;
  label?: string;
  label_sv?: string;
  label_en?: string;
  properties?: Record<string, string>;
}

export interface Component {
  type: string;
  id?: string;
  key?: string;
  path?: string;
  label?: string;
  text?: string;
  description?: string;
  dateLabel?: string;
  timeLabel?: string;
  subtype?: string;
  timeSerializingFormat?: string;
  timeInterval?: number;
  values?: Option[];
  valuesKey?: string;
  valuesExpression?: string;
  serializeToString?: boolean;
  decimalDigits?: number;
  validate?: { required?: boolean; maxLength?: number; min?: number; max?: number };
  appearance?: { prefixAdorner?: string; suffixAdorner?: string };
  properties?: Record<string, string>;
  components?: Component[];
  allowAddRemove?: boolean;
  defaultRepetitions?: number;
}

export interface FormSchema {
  id?: string;
  properties?: Record<string, string>;
  components: Component[];
}

export type Answers = Record<string, unknown>;

/** A text of a component in a language: `label-sv` among its properties, else the Finnish. */
export function wording(
  thing: { properties?: Record<string, string> } & object,
  name: string,
  language: string,
): string {
  const own = thing.properties?.[`${name}-${language}`];
  if (own) return own;
  const plain = (thing as Record<string, unknown>)[name];
  return typeof plain === 'string' ? plain : (thing.properties?.[name] ?? '');
}

/** The label of one choice, of the schema or of a register. */
export function optionLabel(option: Option, language: string): string {
  const own = language === 'fi' ? undefined : option[`label_${language}` as 'label_sv' | 'label_en'];
  return own || wording(option, 'label', language) || String(option.value);
}

export function labelOf(component: Component, language: string): string {
  return (
    wording(component, 'label', language) ||
    wording(component, 'dateLabel', language) ||
    (component.key ?? component.path ?? '')
  );
}

/** Where the value of a component stands in the data of its container. */
export function placeOf(component: Component): string {
  return component.key ?? component.path ?? '';
}

export function valueAt(data: unknown, place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>(
      (inner, part) => (inner !== null && typeof inner === 'object' ? (inner as Answers)[part] : undefined),
      data,
    );
}

/** The data with one value changed; what is not on the way stays the same object. */
export function withValue(data: Answers, place: string, value: unknown): Answers {
  const [first = '', ...rest] = place.split('.');
  if (rest.length === 0) return { ...data, [first]: value };
  const inner = data[first];
  const before = inner !== null && typeof inner === 'object' ? (inner as Answers) : {};
  return { ...data, [first]: withValue(before, rest.join('.'), value) };
}

/** The id of the input of a field, for labels and for links of the error summary. */
export function inputId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}
