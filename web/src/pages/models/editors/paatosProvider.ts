import { SelectEntry, TextFieldEntry, isSelectEntryEdited, isTextFieldEntryEdited } from '@bpmn-io/properties-panel';
import { useService } from 'bpmn-js-properties-panel';
import type { TFunction } from 'i18next';

import { BASES, DOCUMENTS, DUTIES, SHIFTS } from './paatos';

interface Element {
  type: string;
  businessObject: { get: (name: string) => string | undefined };
}
interface Group {
  id: string;
}
type Entry = Record<string, unknown>;
const TASKS = ['bpmn:UserTask', 'bpmn:ManualTask'];
const CATCHING = ['bpmn:StartEvent', 'bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent'];

/** A group of the properties panel with our attributes: names in Swedish and English, duty, paper, deadlines. */
export function paatosProvider(t: TFunction<'models'>) {
  class Provider {
    static $inject = ['propertiesPanel'];
    constructor(panel: { registerProvider: (priority: number, provider: unknown) => void }) {
      panel.registerProvider(400, this);
    }
    getGroups(element: Element) {
      return (groups: Group[]) => [...groups, { id: 'paatos', label: t('models:panel.title'), entries: entriesOf(element, t) }];
    }
  }
  return { __init__: ['paatosProvider'], paatosProvider: ['type', Provider] };
}

function entriesOf(element: Element, t: TFunction<'models'>): Entry[] {
  const words = ['name-sv', 'name-en'].map((name) => textEntry(element, name, t(`models:panel.${name}`)));
  const offered = TASKS.includes(element.type)
    ? [
        choiceEntry(element, 'duty', t('models:panel.duty'), DUTIES, (value) => t(`models:panel.duties.${value}`)),
        choiceEntry(element, 'document', t('models:panel.document'), DOCUMENTS, (value) => t(`documents:kind.${value}`)),
      ]
    : [];
  const timed =
    offered.length > 0 || CATCHING.includes(element.type)
      ? [
          choiceEntry(element, 'dueBasis', t('models:panel.dueBasis'), BASES, (value) => t(`models:panel.bases.${value}`)),
          choiceEntry(element, 'shift', t('models:panel.shift'), SHIFTS, (value) => t(`models:panel.shifts.${value}`)),
        ]
      : [];
  return [...words, ...offered, ...timed];
}

function textEntry(element: Element, name: string, label: string): Entry {
  const component = () => TextFieldEntry({ element, id: `paatos-${name}`, label, ...useAttribute(element, name) });
  return { id: `paatos-${name}`, component, isEdited: isTextFieldEntryEdited };
}

function choiceEntry(
  element: Element,
  name: string,
  label: string,
  values: readonly string[],
  told: (value: string) => string,
): Entry {
  const getOptions = () => [{ value: '', label: '' }, ...values.map((value) => ({ value, label: told(value) }))];
  const component = () =>
    SelectEntry({ element, id: `paatos-${name}`, label, getOptions, ...useAttribute(element, name) });
  return { id: `paatos-${name}`, component, isEdited: isSelectEntryEdited };
}

/** How an attribute is read and written; an empty one is taken off the element. */
function useAttribute(element: Element, name: string) {
  const modeling = useService('modeling') as { updateProperties: (element: Element, values: object) => void };
  const debounce = useService('debounceInput') as unknown;
  return {
    debounce,
    getValue: () => element.businessObject.get(`paatos:${name}`) ?? '',
    setValue: (value: string) => modeling.updateProperties(element, { [`paatos:${name}`]: value || undefined }),
  };
}
