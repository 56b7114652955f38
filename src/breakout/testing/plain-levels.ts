import * as fc from 'fast-check';

import type { Level, Row } from '../../../contract/answer';

/** An attempt as far as groups and a sum are concerned. */
export interface PlainAttempt {
  customer_id: string | null;
  provider_id: string | null;
  tech_prefix: string | null;
  weight: number;
}

export const DIMENSIONS = ['customer_id', 'provider_id', 'tech_prefix'] as const;

/** Values that would collide if paths were written carelessly. */
const value = fc.option(fc.constantFrom('a', 'b', 'a/b', '~', '', '%7E', 'null', 'x|y'), { nil: null });

export const plainAttempts = fc.array(
  fc.record({ customer_id: value, provider_id: value, tech_prefix: value, weight: fc.integer({ min: 1, max: 99 }) }),
  { maxLength: 40 }
);

/** What the service would answer for a level: the plain sum over the attempts of each group. */
export function plainLevel(attempts: readonly PlainAttempt[], dimensions: readonly string[]): Level {
  const rows = new Map<string, Row>();
  for (const attempt of attempts) {
    const values = dimensions.map((name) => attempt[name as keyof PlainAttempt]);
    const key = JSON.stringify(values);
    const row = rows.get(key) ?? {
      ...Object.fromEntries(dimensions.map((name, at) => [name, values[at]])),
      attempts: 0,
    };
    rows.set(key, { ...row, attempts: Number(row.attempts) + attempt.weight });
  }
  return { dimensions: [...dimensions], rows: [...rows.values()] };
}

/** The sum over the attempts whose values are the ones given. */
export function plainSum(attempts: readonly PlainAttempt[], wanted: Partial<Record<string, string | null>>): number {
  return attempts
    .filter((attempt) => Object.entries(wanted).every(([name, value]) => attempt[name as keyof PlainAttempt] === value))
    .reduce((sum, attempt) => sum + attempt.weight, 0);
}
