import type { AdHocVariableFilter, ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

import { CALL_FILTERS, type CallFilter } from '../../contract/calls';
import type { Filter } from '../../contract/question';
import { splitNumbers } from '../numbers/read-numbers';
import { fromAdHocFilters } from './ad-hoc-filters';
import { asFilters } from './call-filters';
import { expandVariables } from './expand-variables';
import { interpolateFilters } from './interpolate-filters';
import type { CallsOrNumbersQuery } from './trunkline-query';

interface Dashboard {
  scopedVars: ScopedVars;
  adHoc: AdHocVariableFilter[];
}

/** A query about calls with the variables of the dashboard replaced, in filters and among the numbers. */
export function interpolateCalls(
  query: CallsOrNumbersQuery,
  templates: TemplateSrv,
  { scopedVars, adHoc }: Dashboard
): CallsOrNumbersQuery {
  const { numbers, filters = [], zone } = query;
  const own = interpolateFilters(asFilters(filters), templates, scopedVars);
  const replaced = {
    filters: [...own, ...fromAdHocFilters(adHoc)].map(asCallFilter),
    zone: zone && templates.replace(zone, scopedVars),
    ...(numbers && {
      numbers: {
        ...numbers,
        typed: numbers.typed.flatMap((number) => expandVariables(number, templates, scopedVars).flatMap(splitNumbers)),
      },
    }),
  };
  return query.kind === 'numbers'
    ? {
        ...query,
        ...replaced,
        numbers: replaced.numbers ?? query.numbers,
        currencies: query.currencies?.flatMap((code) => expandVariables(code, templates, scopedVars)),
      }
    : { ...query, ...replaced };
}

/** Throws for a filter of the dashboard's that lists of calls do not have. */
function asCallFilter({ dimension, operator, values }: Filter): CallFilter {
  const name = CALL_FILTERS.find((each) => each === dimension);
  if (!name) {
    throw new Error(`Lists of calls have no filter on ${dimension}. They have: ${CALL_FILTERS.join(', ')}.`);
  }
  if (operator !== 'in' || values.includes(null)) {
    throw new Error(
      `The filter on ${dimension} leaves values out or asks for unknown ones. Lists of calls take known values.`
    );
  }
  return { dimension: name, values: values.filter((value) => value !== null) };
}
