/**
 * The session is a cookie that scripts cannot read; each write must carry the mark that the server
 * tells to pages of its own (`csrf` of GET /me).
 */
let mark = '';

export function sessionMark(): string {
  return mark;
}

export function keepMark(csrf: string | undefined): void {
  mark = csrf ?? '';
}

let then = (): void => undefined;

export function whenSessionEnds(told: () => void): void {
  then = told;
}

/** The server knows the session no more: told once, and never to whom has not signed in. */
export function sessionEnded(): void {
  if (!mark) return;
  mark = '';
  then();
}
