/** How the work in an editor stands: `taken` is that somebody else has saved the same file. */
export type Saving = 'saved' | 'waiting' | 'saving' | 'failed' | 'taken';
export type Read = () => Promise<string>;

export const SETTLED_MS = 300;
export const LONGEST_MS = 1000;
export const AGAIN_MS = 3000;

interface Means {
  /** Keeps the text on the server; `leaving` where the page may be gone before the answer. */
  send: (text: string, leaving: boolean) => Promise<void>;
  tell: (state: Saving, error: unknown) => void;
  /** What a failure means: to be tried again, or told and left to the person. */
  isFinal: (error: unknown) => Saving | null;
}

/**
 * Saves soon after each change and at least once a second while changes go on, one save at a time.
 * What could not be sent is kept and tried again, so that a crash costs the last moment at most.
 */
export class Saver {
  private readonly means: Means;
  private read: Read | null = null;
  private since = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;

  constructor(means: Means) {
    this.means = means;
  }

  get pending(): boolean {
    return this.busy || this.read !== null;
  }

  /** Something changed; `read` gives the whole as it then is. */
  changed(read: Read): void {
    if (this.read === null) this.since = Date.now();
    this.read = read;
    if (!this.busy) this.means.tell('waiting', null);
    this.later(Math.max(0, Math.min(SETTLED_MS, this.since + LONGEST_MS - Date.now())));
  }

  /** Saves what has changed at once. */
  async flush(leaving = false): Promise<void> {
    clearTimeout(this.timer);
    const read = this.read;
    if (!read || this.busy) return;
    this.read = null;
    this.busy = true;
    this.means.tell('saving', null);
    try {
      await this.means.send(await read(), leaving);
      this.busy = false;
      this.means.tell(this.read ? 'waiting' : 'saved', null);
      if (this.read) await this.flush();
    } catch (error) {
      this.busy = false;
      this.read ??= read;
      const state = this.means.isFinal(error);
      this.means.tell(state ?? 'failed', error);
      if (!state) this.later(AGAIN_MS);
    }
  }

  /** Saves no more by itself. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private later(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pause);
  }
}
