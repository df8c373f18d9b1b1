/** A refusal as the server tells it (RFC 9457), in the languages it has. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  reason_fi?: string;
  reason_sv?: string;
  ground?: string;
  ground_fi?: string;
  ground_sv?: string;
  ground_en?: string;
  details?: { errors?: Record<string, string[]> } & Record<string, unknown>;
}

/** A call that did not succeed: refused with a problem, or never answered (`status` 0). */
export class CallFailed extends Error {
  readonly problem: Problem | null;
  readonly status: number;

  constructor(status: number, problem: Problem | null) {
    super(problem?.detail ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }

  /** The last part of the problem's type, such as `stale-revision`. */
  get code(): string {
    return this.problem?.type.split(':').at(-1) ?? '';
  }

  /** Why, in the reader's language where the server has it. */
  reason(language: string): string {
    if (!this.problem) return '';
    const own = language === 'fi' ? this.problem.reason_fi : language === 'sv' ? this.problem.reason_sv : '';
    return own || this.problem.detail;
  }

  /** The law, decision or rule of procedure it stands on, as the reader calls it. */
  ground(language: string): string {
    return this.problem ? groundIn(this.problem, language) : '';
  }
}

type Grounded = { [name in 'ground' | 'ground_fi' | 'ground_sv' | 'ground_en']?: string | null };

/** A ground in the reader's language; a law's number is the same in all. */
export function groundIn(told: Grounded, language: string): string {
  const own = { fi: told.ground_fi, sv: told.ground_sv, en: told.ground_en }[language];
  return own || told.ground || '';
}

/** Whether the server refused the call: not for this person. */
export function isRefusal(error: unknown): error is CallFailed {
  return error instanceof CallFailed && error.status === 403;
}

/** What the server says of an act that is not open to me. */
export interface Verdict extends Grounded {
  reason?: string;
  reason_fi?: string;
  reason_sv?: string;
}

/** The refusal that doing it would meet: told before it is tried. */
export function refusedBy({ reason = '', reason_fi, reason_sv, ...grounds }: Verdict): CallFailed {
  const texts = Object.fromEntries(Object.entries(grounds).filter(([, text]) => typeof text === 'string'));
  return new CallFailed(403, { type: '', title: '', status: 403, detail: reason, reason_fi, reason_sv, ...texts });
}
