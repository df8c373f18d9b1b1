const OWN = 'urn:paatospolku:bpmn:1';

/** Puts the language's own names of a BPMN model (`paatos:name-sv`) in the place of the Finnish. */
export function nameIn(language: string, model: Document): Document {
  for (const element of model.querySelectorAll('[id]')) {
    const own = element.getAttributeNS(OWN, `name-${language}`);
    if (own) element.setAttribute('name', own);
  }
  return model;
}

/** The model as a reader of the language sees it drawn; as it is, where it is no model. */
export function drawnFor(language: string, xml: string): string {
  const model = new DOMParser().parseFromString(xml, 'application/xml');
  if (model.querySelector('parsererror')) return xml;
  return new XMLSerializer().serializeToString(nameIn(language, model));
}
