import type { Finding } from '../queries';

/** What every editor of a model file takes. */
export interface EditorProps {
  draft: number;
  /** The file as it was read; an editor starts from it and keeps its own state. */
  text: string;
  path: string;
  /** Called at each change with how to get the file as it then is. */
  changed: (read: () => Promise<string>) => void;
  /** The element to show. */
  element: string | null;
  findings: Finding[];
}
