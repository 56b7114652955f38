/** The attempts themselves. Times are ISO instants; nulls where there is none. */
export interface AttemptStorage {
  rows: number;
  /** With indexes, and with the keys that make an attempt one. */
  bytes: number;
  /** Months there are tables for. */
  partitions: number;
  oldest: string | null;
  newest: string | null;
  /** The first instant attempts are kept of. Null: none was ever dropped. */
  keptFrom: string | null;
  /** Whole months they are kept for. Null: for good. */
  keptMonths: number | null;
}

/** A rollup: attempts added up by quarter-hour, hour, day or week and by dimensions. */
export interface TierStorage {
  name: string;
  grain: 'quarter_hour' | 'hour' | 'day' | 'week';
  zone: string;
  dimensions: string[];
  /** About how many rows it has. */
  rows: number;
  bytes: number;
  /** About how many attempts one of its rows stands for: how many times fewer rows a question reads. Null while it is empty. */
  attemptsPerRow: number | null;
  /** Its bytes as a fraction of those of the attempts. Null while there are none. */
  shareOfAttempts: number | null;
  /** The first instant it is kept of. Null: of all attempts there ever were. */
  keptFrom: string | null;
  /** Buckets that wait to be added up again. Until then they are read from finer rollups or the attempts. */
  staleBuckets: number;
  lastRefreshedAt: string | null;
  /** Buckets the standing check compared with their attempts, and how many of them differed. */
  compared: number;
  different: number;
  lastDifferentAt: string | null;
}

/** What `GET /v1/storage` answers: what is kept, how large it is, how old. */
export interface StorageStatus {
  databaseBytes: number;
  attempts: AttemptStorage;
  tiers: TierStorage[];
  /** Hours whose attempts changed since they were last added up. */
  dirtyHours: number;
  /** Days tiers of quarter-hours and of hours are kept for, and months those of days and weeks are. Null: for good. */
  keptQuarterHoursDays: number;
  keptHoursDays: number;
  keptDaysMonths: number | null;
  /** Why questions are asked with all the rights of the service; null where the database holds them to reading. */
  readerMissing: string | null;
}
