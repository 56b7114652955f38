/** The advisory locks of the database, one number each. */
export const LOCKS = {
  migrate: 7_220_001,
  readReference: 7_220_002,
  importReference: 7_220_003,
  createPartitions: 7_220_004,
  rematchAttempts: 7_220_005,
  pullSources: 7_220_006,
  ensureTiers: 7_220_007,
  refreshTiers: 7_220_008,
  compareTiers: 7_220_009,
  retain: 7_220_010,
  prepareReader: 7_220_011,
  retainFiles: 7_220_020,
  claimRuns: 7_220_021,
  editAccess: 7_220_030,
} as const;
