/** The measures a question can ask for, in the order a table shows them. Ratios are fractions, durations seconds, money decimal strings. */
export const MEASURE_NAMES = [
  'attempts',
  'calls',
  'answered',
  'answered_calls',
  'short_calls',
  'short_call_share',
  'asr',
  'asr_calls',
  'ner',
  'ser',
  'seer',
  'busy',
  'no_answer',
  'cancelled',
  'rejected',
  'wrong_number',
  'forbidden',
  'network_failure',
  'redirected',
  'unknown',
  'busy_share',
  'no_answer_share',
  'cancelled_share',
  'rejected_share',
  'wrong_number_share',
  'forbidden_share',
  'network_failure_share',
  'redirected_share',
  'unknown_share',
  'acd_s',
  'talk_s',
  'customer_billed_s',
  'provider_billed_s',
  'pdd_avg_s',
  'pdd_p95_s',
  'customer_charge',
  'provider_charge',
  'profit',
  'profit_percent',
  'calls_with_dtmf',
  'answered_with_dtmf',
  'answered_dtmf_recorded',
  'dtmf_share',
  'dtmf_digits',
  'cost_per_dtmf_call',
  'cost_per_dtmf_digit',
  'first_call_at',
  'last_call_at',
] as const;
export type MeasureName = (typeof MEASURE_NAMES)[number];

/** What attempts can be grouped and filtered by: `time` (with a bucket) and columns of the canonical attempt. */
export const DIMENSION_NAMES = [
  'time',
  'source',
  'direction',
  'customer_id',
  'customer_name',
  'account_id',
  'account_name',
  'client_type',
  'endpoint_type',
  'endpoint_id',
  'endpoint_name',
  'provider_id',
  'provider_name',
  'provider_account_id',
  'trunk_in',
  'trunk_out',
  'destination_prefix',
  'destination_name',
  'tech_prefix',
  'cli',
  'destination_number',
  'ddi',
  'ddi_provider_id',
  'brand_id',
  'outcome',
  'sip_code',
  'q850_cause',
  'hangup_by',
  'source_address',
  'customer_currency',
  'provider_currency',
  'destination_npa_nxx',
  'destination_rate_center',
  'destination_state',
  'destination_lata',
  'destination_ocn',
  'cli_npa_nxx',
  'cli_rate_center',
  'cli_state',
  'cli_lata',
  'jurisdiction',
  'jurisdiction_lrn',
  'lata_jurisdiction',
  'lata_jurisdiction_lrn',
  'cli_ownership',
  'cli_ddi_account_id',
  'cli_ddi_account_name',
  'ddi_detection',
] as const;
export type DimensionName = (typeof DIMENSION_NAMES)[number];

/** Widths of the `time` dimension. `5m`, `15m` and `1h` are real intervals; `1d`, `1w` (from Monday) and `1mo` are calendar spans of the question's zone. */
export const BUCKETS = ['5m', '15m', '1h', '1d', '1w', '1mo'] as const;
export type Bucket = (typeof BUCKETS)[number];

export const REPORT_NAMES = [
  'breakout',
  'customer-traffic',
  'vendor-traffic',
  'route-quality',
  'interval',
  'tech-prefix',
  'dtmf',
  'usa-rate-center',
  'usa-calls',
  'did-as-cli',
] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

/** What a report is about; where a list of reports puts it. */
export const REPORT_SECTIONS = ['traffic', 'quality', 'usa', 'calls'] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

/** The windows a question's own can stand beside. Earlier ones are by the calendar of its zone. */
export const COMPARISONS = ['previous_window', 'previous_day', 'previous_week', 'previous_month'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** The tests that can mark rows of an answer. */
export const MARK_NAMES = ['low_dtmf_share'] as const;
export type MarkName = (typeof MARK_NAMES)[number];
