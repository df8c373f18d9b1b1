const NAMED = '[id][name]';

/** What the elements of a model are called, by id: flows without a name by where they lead. */
export function namesIn(xml: string | undefined): Map<string, string> {
  const found = new Map<string, string>();
  if (!xml) return found;
  const root = new DOMParser().parseFromString(xml, 'application/xml');
  for (const each of root.querySelectorAll(NAMED)) {
    const name = each.getAttribute('name');
    if (name) found.set(each.getAttribute('id') ?? '', name);
  }
  for (const flow of root.getElementsByTagNameNS('*', 'sequenceFlow')) {
    const id = flow.getAttribute('id') ?? '';
    const [from, to] = ['sourceRef', 'targetRef'].map((end) => flow.getAttribute(end) ?? '');
    const way = `${found.get(from ?? '') ?? from} → ${found.get(to ?? '') ?? to}`;
    found.set(id, found.has(id) ? `${found.get(id)} (${way})` : way);
  }
  return found;
}

/** The ids that have a place on the canvas. */
export function drawnIn(xml: string | undefined): Set<string> {
  return new Set([...(xml ?? '').matchAll(/bpmnElement\s*=\s*["']([^"']+)["']/g)].map((each) => each[1] ?? ''));
}

const BESIDE = new Set(
  ['collaboration', 'process', 'participant', 'lane', 'messageFlow', 'association', 'textAnnotation', 'group', 'dataObjectReference', 'dataStoreReference'],
);

/** The steps and flows that are drawn, or all where nothing is: where a case can be. */
export function stepsIn(xml: string | undefined): string[] {
  if (!xml) return [];
  const drawn = drawnIn(xml);
  const root = new DOMParser().parseFromString(xml, 'application/xml');
  const shown = drawn.size > 0 ? drawn : wiredIn(root);
  return [...root.querySelectorAll('[id]')]
    .filter((each) => shown.has(each.id) && !BESIDE.has(each.localName))
    .map((each) => each.id);
}

/** The flows and what they join. */
function wiredIn(root: Document): Set<string> {
  const flows = [...root.getElementsByTagNameNS('*', 'sequenceFlow')];
  return new Set(flows.flatMap((each) => ['id', 'sourceRef', 'targetRef'].map((name) => each.getAttribute(name) ?? '')));
}

/** The flows between steps. */
export function flowsIn(xml: string): string[] {
  const root = new DOMParser().parseFromString(xml, 'application/xml');
  return [...root.getElementsByTagNameNS('*', 'sequenceFlow')].map((each) => each.id);
}

/** The processes of a model by id, with their names. */
export function processesIn(xml: string | undefined): [string, string][] {
  if (!xml) return [];
  const root = new DOMParser().parseFromString(xml, 'application/xml');
  return [...root.getElementsByTagNameNS('*', 'process')].map((each) => {
    const id = each.getAttribute('id') ?? '';
    return [id, each.getAttribute('name') ?? id];
  });
}
