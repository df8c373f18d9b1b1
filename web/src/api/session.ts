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
