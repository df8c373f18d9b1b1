declare module 'bpmn-js-token-simulation';
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: object;
  export const BpmnPropertiesProviderModule: object;
  export const CamundaPlatformPropertiesProviderModule: object;
  export function useService(name: string): unknown;
}
declare module '@bpmn-io/properties-panel' {
  export function TextFieldEntry(props: object): unknown;
  export function SelectEntry(props: object): unknown;
  export const isTextFieldEntryEdited: unknown;
  export const isSelectEntryEdited: unknown;
}
declare module 'dmn-js/lib/Modeler' {
  export default class DmnModeler {
    constructor(options: object);
    on(name: string, act: (event: never) => void): void;
    importXML(xml: string): Promise<unknown>;
    saveXML(options: object): Promise<{ xml: string }>;
    getViews(): object[];
    getActiveViewer(): object | undefined;
    open(view: object): Promise<unknown>;
    destroy(): void;
  }
}
