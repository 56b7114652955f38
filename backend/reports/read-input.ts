import * as z from 'zod/mini';

import { Problem } from '../../contract/problem';

z.config(z.locales.en());

type Issue = z.core.$ZodIssue;

function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part}]` : name ? `${name}.${String(part)}` : String(part)),
    ''
  );
}

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

function describe(issue: Issue, field: string): string {
  const what = field || 'The question';
  switch (issue.code) {
    case 'invalid_value':
      return `${what} must be one of: ${issue.values.join(', ')}.`;
    case 'unrecognized_keys':
      return `${what} has a part nobody knows: ${issue.keys.join(', ')}.`;
    case 'too_small':
    case 'too_big':
      return `${what} ${bound(issue)}.`;
    case 'invalid_type':
      return issue.input === undefined && field
        ? `${field} is missing.`
        : `${what} must be ${KINDS[issue.expected] ?? issue.expected}.`;
    default:
      return `${what} ${issue.message.replace(/\.$/, '')}.`;
  }
}

/** Reads anything against a schema. Throws a Problem that names the field that is wrong and what is allowed there. */
export function readInput<T>(schema: z.ZodMiniType<T>, input: unknown): T {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  const field = fieldName(issue.path);
  throw new Problem(describe(issue, field), {
    field,
    allowed: issue.code === 'invalid_value' ? issue.values.map(String) : undefined,
  });
}
