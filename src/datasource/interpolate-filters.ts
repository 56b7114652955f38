import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

import type { Filter } from '../../contract/question';
import { expandVariables } from './expand-variables';
import { fromText } from './unknown-value';

const ONE_VARIABLE = /^\$(?:(\w+)|\{(\w+)(?::\w+)?\})$|^\[\[(\w+)(?::\w+)?\]\]$/;
const ALL = '$__all';

/**
 * Filters with their variables replaced: one of several values becomes them all, one set to All asks for no restriction
 * (rather than for the values Grafana happens to list), one without a value matches nothing.
 */
export function interpolateFilters(filters: Filter[], templates: TemplateSrv, scopedVars?: ScopedVars): Filter[] {
  return filters
    .filter(
      ({ operator, values }) =>
        operator === 'not_in' || !values.some((value) => asksForAll(value, templates, scopedVars))
    )
    .map((filter) => ({
      ...filter,
      values: unique(filter.values.flatMap((value) => expand(value, templates, scopedVars))),
    }));
}

function expand(value: string | null, templates: TemplateSrv, scopedVars?: ScopedVars): Array<string | null> {
  return value === null ? [null] : expandVariables(value, templates, scopedVars).map(fromText);
}

/** A repeated panel's value, in `scopedVars`, goes before the dashboard's. A custom "all" value is a value like others. */
function asksForAll(value: string | null, templates: TemplateSrv, scopedVars: ScopedVars = {}): boolean {
  if (value === ALL) {
    return true;
  }
  const [, plain, braced, bracketed] = ONE_VARIABLE.exec(value ?? '') ?? [];
  const name = plain ?? braced ?? bracketed;
  if (!name || name in scopedVars) {
    return false;
  }
  const variable = templates.getVariables().find((each) => each.name === name);
  if (!variable || !('current' in variable) || ('allValue' in variable && variable.allValue)) {
    return false;
  }
  const current = 'value' in variable.current ? variable.current.value : undefined;
  return Array.isArray(current) ? current.includes(ALL) : current === ALL;
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}
