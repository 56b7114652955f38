import * as z from 'zod/mini';

import { Problem } from '../../contract/problem';
import { fieldInWords, fieldPath } from './name-field';

z.config(z.locales.en());

type Issue = z.core.$ZodIssue;

const KINDS: Record<string, string> = {
  array: 'a list',
  object: 'an object',
  string: 'text',
  int: 'a whole number',
  number: 'a number',
};

function bound(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const [word, limit] = issue.code === 'too_small' ? ['least', issue.minimum] : ['most', issue.maximum];
  const unit = { array: limit === 1 ? ' value' : ' values', string: ' characters' }[issue.origin as string] ?? '';
  return `must ${unit ? 'have' : 'be'} at ${word} ${limit}${unit}`;
}

function describe(issue: Issue): string {
  const inside = issue.path.length > 0;
  const what = inside ? capitalised(fieldInWords(issue.path)) : 'The request';
  switch (issue.code) {
    case 'invalid_value':
      return `${what} must be one of: ${issue.values.join(', ')}.`;
    case 'unrecognized_keys':
      return `${what} has a part nobody knows: ${issue.keys.join(', ')}.`;
    case 'too_small':
    case 'too_big':
      return `${what} ${bound(issue)}.`;
    case 'invalid_type':
      return issue.input === undefined && inside
        ? `${what} is missing.`
        : `${what} must be ${KINDS[issue.expected] ?? issue.expected}.`;
    default:
      return `${what} ${issue.message.replace(/\.$/, '')}.`;
  }
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Reads anything against a schema. Throws a Problem that names the field that is wrong and what is allowed there. */
export function readInput<T>(schema: z.ZodMiniType<T>, input: unknown): T {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  throw new Problem(describe(issue), {
    field: fieldPath(issue.path),
    allowed: issue.code === 'invalid_value' ? issue.values.map(String) : undefined,
  });
}
