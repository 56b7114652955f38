/** How a number is rewritten: where `match` is found in it, that part becomes `replace`, with `$1` for the first group. */
export interface TransformationRule {
  match: string;
  replace: string;
}

const MAX_LENGTH = 200;
const MOST_REPETITIONS = 3;
const LONGEST_NUMBER = 40;

const compiled = new WeakMap<TransformationRule, RegExp>();

/** The number by the first rule that matches; as it is where none does, or where it is too long to be a number. */
export function transformNumber(number: string, rules: readonly TransformationRule[]): string {
  if (number.length > LONGEST_NUMBER) {
    return number;
  }
  for (const rule of rules) {
    const expression = compiled.get(rule) ?? new RegExp(rule.match);
    compiled.set(rule, expression);
    if (expression.test(number)) {
      return number.replace(expression, rule.replace);
    }
  }
  return number;
}

/**
 * Why an expression can't be a rule; undefined when it can. Repeated groups and many repetitions are refused: on some
 * numbers they would run for ever.
 */
export function faultOfExpression(match: string): string | undefined {
  if (match === '' || match.length > MAX_LENGTH) {
    return `takes an expression of 1 to ${MAX_LENGTH} characters`;
  }
  const bare = match.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\)[*+?{]/.test(bare) || /\(\?/.test(bare) || /\\[1-9k]/.test(match)) {
    return 'takes no repeated groups, no (?…) and no references: say it with digits, \\d, […], and simple groups';
  }
  if ((bare.match(/[*+{]/g) ?? []).length > MOST_REPETITIONS) {
    return `takes at most ${MOST_REPETITIONS} repetitions`;
  }
  try {
    new RegExp(match);
    return undefined;
  } catch (error) {
    return `is no regular expression (${(error as Error).message})`;
  }
}
