import type { ScopedVars, TypedVariableModel } from '@grafana/data';
import { setTemplateSrv, type TemplateSrv } from '@grafana/runtime';

export interface FakeVariable {
  value: string | string[];
  /** What All stands for, as Grafana lists it. */
  options?: string[];
  allValue?: string;
}

const REFERENCE = /\$(\w+)|\$\{(\w+)\}/g;
const ALL = '$__all';

/** Replaces `$name` and `${name}` as a dashboard does: formatters get one value or all of several. */
export function fakeTemplates(variables: Record<string, FakeVariable>): TemplateSrv {
  const templates: TemplateSrv = {
    getVariables: () =>
      Object.entries(variables).map(
        ([name, { value, allValue }]) =>
          ({ name, type: 'query', current: { value, text: value }, allValue }) as TypedVariableModel
      ),
    replace: (target = '', scopedVars: ScopedVars = {}, format) =>
      target.replace(REFERENCE, (match, plain: string | undefined, braced: string | undefined) => {
        const name = plain ?? braced ?? '';
        if (!(name in variables) && !(name in scopedVars)) {
          return match;
        }
        const value: string | string[] = scopedVars[name]?.value ?? valueOf(variables[name]);
        return typeof format === 'function' ? format(value) : String(value);
      }),
    containsTemplate: (target = '') => new RegExp(REFERENCE).test(target),
    updateTimeRange: () => undefined,
  };
  setTemplateSrv(templates);
  return templates;
}

function valueOf({ value, options = [], allValue }: FakeVariable): string | string[] {
  const all = Array.isArray(value) ? value.includes(ALL) : value === ALL;
  return all ? (allValue ?? options) : value;
}
