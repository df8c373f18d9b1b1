import './form.css';

export { Form, FormFields, type FormContext } from './FormFields';
export { inputId, labelOf, wording, withValue, type Answers, type Component, type FormSchema } from './schema';
export { answersToSend, fieldsOf, NOTHING_SAID, stateFrom, type FormState } from './state';
