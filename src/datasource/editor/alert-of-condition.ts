import type { AlertCondition } from '../../../contract/alert-query';
import type { AlertRuleQuery } from '../trunkline-query';

/** A query made anew to watch something else: groups, filters and sample stay where it has them too. */
export function alertOfCondition(query: AlertRuleQuery, condition: AlertCondition): AlertRuleQuery {
  const { refId, datasource, hide, kind, show, zone } = query;
  const kept = { refId, datasource, hide, kind, show, zone };
  if (condition === 'failed_deliveries' || condition === 'stopped_source') {
    return { ...kept, condition };
  }
  const calls = { ...kept, ...watchedCalls(query) };
  return condition === 'threshold' ? { ...calls, condition, measure: 'asr' } : { ...calls, condition };
}

function watchedCalls(query: AlertRuleQuery) {
  if (query.condition === 'failed_deliveries' || query.condition === 'stopped_source') {
    return { dimensions: ['provider_id' as const] };
  }
  const { dimensions, filters, sampleMinutes, leastAttempts } = query;
  return { dimensions, filters, sampleMinutes, leastAttempts };
}
