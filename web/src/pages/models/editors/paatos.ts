/** Our own attributes on BPMN elements, as moddle reads and writes them (docs/reference/bpmn.md). */
export const paatos = {
  name: 'Paatos',
  uri: 'urn:paatospolku:bpmn:1',
  prefix: 'paatos',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Named',
      extends: ['bpmn:BaseElement'],
      properties: [
        { name: 'name-sv', isAttr: true, type: 'String' },
        { name: 'name-en', isAttr: true, type: 'String' },
      ],
    },
    {
      name: 'Begun',
      extends: ['bpmn:Process'],
      properties: [{ name: 'needs', isAttr: true, type: 'String' }],
    },
    {
      name: 'Offered',
      extends: ['bpmn:UserTask', 'bpmn:ManualTask'],
      properties: [
        { name: 'duty', isAttr: true, type: 'String' },
        { name: 'document', isAttr: true, type: 'String' },
      ],
    },
    {
      name: 'Timed',
      extends: ['bpmn:UserTask', 'bpmn:ManualTask', 'bpmn:CatchEvent'],
      properties: [
        { name: 'dueBasis', isAttr: true, type: 'String' },
        { name: 'shift', isAttr: true, type: 'String' },
      ],
    },
  ],
} as const;

export const DUTIES = [
  'draft', 'nominate', 'supplement', 'justify', 'assign', 'prepare', 'compile', 'review', 'submit', 'check', 'present',
  'decide', 'sign', 'convene', 'agenda', 'invite', 'reply', 'attend', 'handle', 'minutes', 'report', 'statement',
  'summarise', 'notify', 'register',
] as const;
export const DOCUMENTS = [
  'asettamispaatos', 'esitys', 'kokouskutsu', 'esityslista', 'poytakirja', 'seurantaraportti', 'lausuntopyynto',
  'kokoonpanopaatos',
] as const;
export const BASES = ['STATUTORY', 'AUTHORITY_SET', 'NOTICE', 'REMINDER'] as const;
export const SHIFTS = ['NONE', 'FOLLOWING', 'PRECEDING'] as const;
