import { nameIn } from '@/formatting/models';

/** A BPMN model with its elements named in one language. */
export interface Model {
  xml: string;
  name: string;
  /** Names of elements by id. */
  names: Map<string, string>;
  /** Elements that people do or see as a step, in the order of the file. */
  steps: string[];
}

const STEPS = new Set([
  'userTask', 'manualTask', 'serviceTask', 'sendTask', 'receiveTask', 'businessRuleTask', 'scriptTask', 'task',
  'callActivity', 'subProcess', 'adHocSubProcess', 'startEvent', 'endEvent', 'intermediateCatchEvent',
  'intermediateThrowEvent', 'boundaryEvent',
]);

/** Reads a model, with the names of the language. */
export function modelIn(xml: string, process: string, language: string): Model {
  const document = nameIn(language, new DOMParser().parseFromString(xml, 'application/xml'));
  const names = new Map<string, string>();
  const steps: string[] = [];
  for (const element of document.querySelectorAll('[id]')) {
    const id = element.getAttribute('id') ?? '';
    const name = element.getAttribute('name');
    if (name) names.set(id, name);
    if (STEPS.has(element.localName)) steps.push(id);
  }
  return { xml: new XMLSerializer().serializeToString(document), name: names.get(process) ?? process, names, steps };
}
