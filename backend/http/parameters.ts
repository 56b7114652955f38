import { Request } from 'express';

import { Problem } from '../../contract/problem';

/** A query parameter that may be given once. */
export function onlyParameter(request: Request, name: string): string | undefined {
  const value = request.query[name];
  if (value === undefined || typeof value === 'string') {
    return value || undefined;
  }
  throw new Problem(`The parameter ${name} can be given once.`, { field: name });
}

export function requiredParameter(request: Request, name: string): string {
  const value = onlyParameter(request, name);
  if (value === undefined) {
    throw new Problem(`The parameter ${name} is missing.`, { field: name });
  }
  return value;
}

export function wholeNumberParameter(
  request: Request,
  name: string,
  { least, most }: { least: number; most: number }
): number | undefined {
  const text = onlyParameter(request, name);
  if (text === undefined) {
    return undefined;
  }
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new Problem(`The parameter ${name} takes a whole number from ${least} to ${most}.`, { field: name });
  }
  return value;
}

/** `1` or `true`; absent means no. */
export function flagParameter(request: Request, name: string): boolean {
  const text = onlyParameter(request, name) ?? '0';
  const flags: Record<string, boolean> = { '1': true, true: true, '0': false, false: false };
  if (!Object.hasOwn(flags, text)) {
    throw new Problem(`The parameter ${name} takes 1 or 0.`, { field: name, allowed: ['1', '0'] });
  }
  return flags[text];
}

/** The number in a path. Throws a Problem for what can be none. */
export function idInPath(request: Request, name = 'id'): string {
  const text = String(request.params[name]);
  if (!/^\d{1,18}$/.test(text)) {
    throw new Problem(`There is nothing with the number ${text.slice(0, 50)}.`, { status: 404 });
  }
  return text;
}
