/** The session of this browser tab's person; kept as long as the tab lives. */
const TOKEN = 'paatospolku.session';

export function sessionToken(): string | null {
  return sessionStorage.getItem(TOKEN);
}

export function keepSession(token: string): void {
  sessionStorage.setItem(TOKEN, token);
}

export function forgetSession(): void {
  sessionStorage.removeItem(TOKEN);
}
