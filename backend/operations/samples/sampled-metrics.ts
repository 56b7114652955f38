/** Read from the database, so that every replica would say the same: one of them says it for all. */
export const SAMPLED_FOR_ALL = [
  'trunkline_source_silence_seconds',
  'trunkline_source_attempts',
  'trunkline_source_rejects',
  'trunkline_dirty_hours',
  'trunkline_runs_waiting',
  'trunkline_mails_waiting',
] as const;

/** Each replica's own. */
export const SAMPLED_BY_REPLICA = [
  'trunkline_questions_running',
  'trunkline_questions_waiting',
  'trunkline_questions_refused_total',
  'trunkline_question_seconds_bucket',
  'trunkline_question_seconds_count',
  'process_resident_memory_bytes',
] as const;

export type SampledMetric = (typeof SAMPLED_FOR_ALL)[number] | (typeof SAMPLED_BY_REPLICA)[number];
