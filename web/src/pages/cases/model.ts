/** A BPMN model with its elements named in one language. */
export interface Model {
  xml: string;
  name: string;
  /** Names of elements by id. */
  names: Map<string, string>;
  /** Elements that people do or see as a step, in the order of the file. */
  steps: string[];
}

const OWN = 'urn:paatospolku:bpmn:1';
const STEPS = new Set([
  'userTask', 'manualTask', 'serviceTask', 'sendTask', 'receiveTask', 'businessRuleTask', 'scriptTask', 'task',
  'callActivity', 'subProcess', 'adHocSubProcess', 'startEvent', 'endEvent', 'intermediateCatchEvent',
  'intermediateThrowEvent', 'boundaryEvent',
]);

/** Reads a model and puts the language's own names (`paatos:name-sv`) in the place of the Finnish. */
export function modelIn(xml: string, process: string, language: string): Model {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const names = new Map<string, string>();
  const steps: string[] = [];
  for (const element of document.querySelectorAll('[id]')) {
    const own = element.getAttributeNS(OWN, `name-${language}`);
    if (own) element.setAttribute('name', own);
    const id = element.getAttribute('id') ?? '';
    const name = element.getAttribute('name');
    if (name) names.set(id, name);
    if (STEPS.has(element.localName)) steps.push(id);
  }
  return { xml: new XMLSerializer().serializeToString(document), name: names.get(process) ?? process, names, steps };
}
