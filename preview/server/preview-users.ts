import { IncomingMessage } from 'node:http';

export const ROLES = ['Viewer', 'Editor', 'Admin'] as const;
export type Role = (typeof ROLES)[number];

export interface PreviewUser {
  login: string;
  name: string;
  email: string;
  role: Role;
}

/** Whose page this is: `?role=` when given, else what the browser was given before. */
export function userOf(request: IncomingMessage): PreviewUser {
  const role = choiceOf(request, 'role', ROLES) ?? 'Admin';
  const login = role.toLowerCase();
  return { login, name: `Preview ${role}`, email: `${login}@example.com`, role };
}

export const THEMES = ['dark', 'light'] as const;
export type ThemeName = (typeof THEMES)[number];

export function themeOf(request: IncomingMessage): ThemeName {
  return choiceOf(request, 'theme', THEMES) ?? 'dark';
}

export function cookieOf(name: string, value: string): string {
  return `preview_${name}=${value}; Path=/; SameSite=Lax`;
}

function choiceOf<T extends string>(request: IncomingMessage, name: string, choices: readonly T[]): T | undefined {
  const asked = new URL(request.url ?? '/', 'http://localhost').searchParams.get(name);
  const kept = new RegExp(`(?:^|;\\s*)preview_${name}=(\\w+)`).exec(request.headers.cookie ?? '')?.[1];
  const known = (value: string | null | undefined) => choices.find((choice) => choice === value);
  return known(asked) ?? known(kept);
}
