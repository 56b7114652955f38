import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

const MARK = '\u0000';

/** Every text that `text` stands for: one for each choice of values of the variables in it. */
export function expandVariables(text: string, templates: TemplateSrv, scopedVars?: ScopedVars): string[] {
  const choices: string[][] = [];
  const marked = templates.replace(text, scopedVars, (value: unknown) => {
    choices.push(valuesOf(value));
    return `${MARK}${choices.length - 1}${MARK}`;
  });
  return choices.reduce(
    (texts, values, index) =>
      texts.flatMap((each) => values.map((value) => each.replace(`${MARK}${index}${MARK}`, () => value))),
    [marked]
  );
}

function valuesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
