import { MeasureName } from '../../contract/names';
import { SHORT_CALL_S, SumName } from '../rollups/sums';
import { Capability, Measure, Naming, ratio } from './measure';
import { OUTCOME_COUNTS } from './outcome-counts';
import { OUTCOME_SHARES } from './outcome-shares';

/** A sum of something only answered calls have: nothing answered is nothing, not unknown. */
const ofAnswered = (value: string, s: Naming) =>
  `case when ${s('answered')} = 0 then coalesce(${value}, 0) else ${value} end`;

const invitesLeftToTheNetwork = (s: Naming) => `(${s('attempts')} - ${s('redirected')})`;

const count = (name: SumName & MeasureName, label: string, help: string, needs?: Capability): Measure => ({
  label,
  unit: 'count',
  help,
  needs,
  sums: [name],
  formula: (s) => s(name),
});

/** Every measure, once. */
export const MEASURES: Record<MeasureName, Measure> = {
  attempts: count('attempts', 'Attempts', 'Tries to place a call on a provider.', 'unanswered'),
  calls: count('calls', 'Calls', 'Calls as the customer sees them: final attempts.', 'unanswered'),
  answered: count('answered', 'Answered', 'Attempts with an answer time.'),
  answered_calls: count('answered_calls', 'Answered calls', 'Calls whose final attempt was answered.'),
  short_calls: count('short_calls', 'Short calls', `Answered, with at most ${SHORT_CALL_S} s of talk.`),
  short_call_share: {
    label: 'Short-call share',
    unit: 'fraction',
    help: `Short calls / answered: at most ${SHORT_CALL_S} s of talk.`,
    sums: ['short_calls', 'answered'],
    formula: (s) => ratio(s('short_calls'), s('answered')),
  },
  asr: {
    label: 'ASR',
    unit: 'fraction',
    help: 'Answer-seizure ratio: answered / attempts (ITU-T E.411).',
    needs: 'unanswered',
    sums: ['answered', 'attempts'],
    formula: (s) => ratio(s('answered'), s('attempts')),
  },
  asr_calls: {
    label: 'ASR (calls)',
    unit: 'fraction',
    help: 'Answered calls / calls, whatever number of attempts each took.',
    needs: 'unanswered',
    sums: ['answered_calls', 'calls'],
    formula: (s) => ratio(s('answered_calls'), s('calls')),
  },
  ner: {
    label: 'NER',
    unit: 'fraction',
    help:
      'Network effectiveness ratio (ITU-T E.425): answered, busy, no answer, rejected, and cancelled after ringing, ' +
      '/ attempts without redirections.',
    needs: 'unanswered',
    sums: ['network_effective', 'attempts', 'redirected'],
    formula: (s) => ratio(s('network_effective'), invitesLeftToTheNetwork(s)),
  },
  ser: {
    label: 'SER',
    unit: 'fraction',
    help: 'Session establishment ratio (RFC 6076): answered / attempts without redirections.',
    needs: 'unanswered',
    sums: ['answered', 'attempts', 'redirected'],
    formula: (s) => ratio(s('answered'), invitesLeftToTheNetwork(s)),
  },
  seer: {
    label: 'SEER',
    unit: 'fraction',
    help:
      'Session establishment effectiveness ratio (RFC 6076): answered, 480, 486, 600 and 603 / attempts without ' +
      'redirections.',
    needs: 'unanswered',
    sums: ['session_effective', 'attempts', 'redirected'],
    formula: (s) => ratio(s('session_effective'), invitesLeftToTheNetwork(s)),
  },
  ...OUTCOME_COUNTS,
  ...OUTCOME_SHARES,
  acd_s: {
    label: 'ACD',
    unit: 'seconds',
    help: 'Average call duration: talk time / answered.',
    sums: ['talk_s', 'answered'],
    formula: (s) => ratio(s('talk_s'), s('answered')),
  },
  talk_s: {
    label: 'Duration',
    unit: 'seconds',
    help: 'Talk time of answered attempts, from answer to end.',
    sums: ['talk_s', 'answered'],
    formula: (s) => ofAnswered(s('talk_s'), s),
  },
  customer_billed_s: {
    label: 'Customer billed',
    unit: 'seconds',
    help: 'Seconds billed to the customer, after increments.',
    sums: ['customer_billed_s', 'answered'],
    formula: (s) => ofAnswered(s('customer_billed_s'), s),
  },
  provider_billed_s: {
    label: 'Provider billed',
    unit: 'seconds',
    help: 'Seconds billed by the provider, after increments.',
    sums: ['provider_billed_s', 'answered'],
    formula: (s) => ofAnswered(s('provider_billed_s'), s),
  },
  pdd_avg_s: {
    label: 'PDD',
    unit: 'seconds',
    help: 'Post-dial delay, mean over the attempts where it was measured.',
    sums: ['pdd_s', 'pdd_measured'],
    formula: (s) => ratio(s('pdd_s'), s('pdd_measured')),
  },
  pdd_p95_s: {
    label: 'PDD p95',
    unit: 'seconds',
    help: 'Post-dial delay that 95 % of the measured attempts stay within (interpolated).',
    sums: [],
    formula: () => 'null::float8',
    overAttempts: 'percentile_cont(0.95) within group (order by a.pdd_s)',
  },
  customer_charge: {
    label: 'Customer charge',
    unit: 'money',
    help: 'What customers are charged: origination cost.',
    needs: 'money',
    sums: ['customer_charge', 'answered_without_customer_charge'],
    formula: (s) => s('customer_charge'),
  },
  provider_charge: {
    label: 'Provider charge',
    unit: 'money',
    help: 'What providers charge us: termination cost.',
    needs: 'money',
    sums: ['provider_charge', 'answered_without_provider_charge'],
    formula: (s) => s('provider_charge'),
  },
  profit: {
    label: 'Profit',
    unit: 'money',
    help: 'Customer charge - provider charge.',
    needs: 'money',
    sums: [
      'customer_charge',
      'provider_charge',
      'answered_without_customer_charge',
      'answered_without_provider_charge',
    ],
    formula: (s) => `${s('customer_charge')} - ${s('provider_charge')}`,
  },
  profit_percent: {
    label: 'Profit %',
    unit: 'fraction',
    help: 'Profit / customer charge.',
    needs: 'money',
    sums: ['customer_charge', 'provider_charge'],
    formula: (s) =>
      `((${s('customer_charge')} - ${s('provider_charge')}) / nullif(${s('customer_charge')}, 0))::float8`,
  },
  calls_with_dtmf: {
    label: 'Calls with DTMF',
    unit: 'count',
    help: 'Attempts in which at least one DTMF digit was received.',
    needs: 'dtmf',
    sums: ['calls_with_dtmf', 'dtmf_measured'],
    formula: (s) => `case when ${s('dtmf_measured')} > 0 then ${s('calls_with_dtmf')} end`,
  },
  answered_with_dtmf: {
    label: 'Answered with DTMF',
    unit: 'count',
    help: 'Answered attempts in which at least one DTMF digit was received.',
    needs: 'dtmf',
    sums: ['answered_with_dtmf', 'answered_dtmf_recorded'],
    formula: (s) => `case when ${s('answered_dtmf_recorded')} > 0 then ${s('answered_with_dtmf')} end`,
  },
  answered_dtmf_recorded: count(
    'answered_dtmf_recorded',
    'Answered, DTMF recorded',
    'Answered attempts whose DTMF was recorded, with or without digits.',
    'dtmf'
  ),
  dtmf_share: {
    label: 'DTMF share',
    unit: 'fraction',
    help: 'Answered attempts with DTMF / answered attempts whose DTMF was recorded.',
    needs: 'dtmf',
    sums: ['answered_with_dtmf', 'answered_dtmf_recorded'],
    formula: (s) => ratio(s('answered_with_dtmf'), s('answered_dtmf_recorded')),
  },
  dtmf_digits: {
    label: 'DTMF digits',
    unit: 'count',
    help: 'DTMF digits received.',
    needs: 'dtmf',
    sums: ['dtmf_digits'],
    formula: (s) => s('dtmf_digits'),
  },
  cost_per_dtmf_call: {
    label: 'Cost per DTMF call',
    unit: 'money',
    help: 'Provider charge / calls with DTMF.',
    needs: 'dtmf',
    sums: ['provider_charge', 'calls_with_dtmf'],
    formula: (s) => `${s('provider_charge')} / nullif(${s('calls_with_dtmf')}, 0)`,
  },
  cost_per_dtmf_digit: {
    label: 'Cost per DTMF digit',
    unit: 'money',
    help: 'Provider charge / DTMF digits.',
    needs: 'dtmf',
    sums: ['provider_charge', 'dtmf_digits'],
    formula: (s) => `${s('provider_charge')} / nullif(${s('dtmf_digits')}, 0)`,
  },
  first_call_at: {
    label: 'First call',
    unit: 'time',
    help: 'Start of the earliest attempt.',
    sums: ['first_call_at'],
    formula: (s) => s('first_call_at'),
  },
  last_call_at: {
    label: 'Last call',
    unit: 'time',
    help: 'Start of the latest attempt.',
    sums: ['last_call_at'],
    formula: (s) => s('last_call_at'),
  },
};
