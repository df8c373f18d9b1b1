import type { FormContext } from './FormFields';

/** What is wrong with a field, in the reader's language, once it may be said. */
export function complaintOf(form: FormContext, path: string): string | undefined {
  const told = form.state.complaints[path];
  if (!told || !form.shows(path)) return undefined;
  return told[`message_${form.language}`] ?? told['message_fi'];
}
