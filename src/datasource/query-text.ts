import { SERVICE_VIEWS } from '../../contract/service-query';
import {
  type AlertRuleQuery,
  type CallsOrNumbersQuery,
  completeQuery,
  type FiguresQuery,
  isOfAlert,
  isOfCalls,
  isOfService,
  type TrunklineQuery,
} from './trunkline-query';
import { UNKNOWN_LABEL } from './unknown-value';

const OPERATOR_WORDS = { in: 'is', not_in: 'is not', starts_with: 'starts with' } as const;

/** A query in a line: `asr, acd_s by time, provider_id where customer_id is 101`, `calls of 3 numbers`. */
export function queryText(query: TrunklineQuery): string {
  if (isOfService(query)) {
    return SERVICE_VIEWS[query.view].label;
  }
  if (isOfAlert(query)) {
    return alertText(query);
  }
  return isOfCalls(query) ? callsText(query) : figuresText(query);
}

function alertText(query: AlertRuleQuery): string {
  const measure = 'measure' in query && query.measure ? ` of ${query.measure}` : '';
  const by = 'dimensions' in query && query.dimensions?.length ? ` by ${query.dimensions.join(', ')}` : '';
  return `alert: ${query.condition.replace('_', ' ')}${measure}${by}`;
}

function figuresText(query: FiguresQuery): string {
  const { measures, dimensions, filters } = completeQuery(query);
  const by = dimensions.length > 0 ? ` by ${dimensions.join(', ')}` : '';
  const conditions = filters.map(({ dimension, operator, values }) => {
    const listed = values.map((value) => value ?? UNKNOWN_LABEL).join(', ');
    return `${dimension} ${OPERATOR_WORDS[operator]} ${listed}`;
  });
  const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';
  return `${measures.join(', ')}${by}${where}`;
}

function callsText({ kind, numbers, filters = [] }: CallsOrNumbersQuery): string {
  const typed = numbers?.typed ?? [];
  const of = typed.length === 1 ? ` of ${typed[0]}` : typed.length > 1 ? ` of ${typed.length} numbers` : '';
  const conditions = filters.map(({ dimension, values }) => `${dimension} is ${values.join(', ')}`);
  const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';
  return `${kind === 'calls' ? 'calls' : 'figures'}${of}${where}`;
}
