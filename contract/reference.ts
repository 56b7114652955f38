/** What attempts are looked up in. */
export const REFERENCE_TABLES = [
  'destinations',
  'us_area_codes',
  'us_codes',
  'us_latas',
  'us_territories',
  'ddi_providers',
  'ddis',
] as const;
export type ReferenceTableName = (typeof REFERENCE_TABLES)[number];

/** An import under way. */
export interface ImportProgress {
  origin: string;
  /** Read so far. */
  rows: number;
}

/** The origin of a table that comes with the service. */
export const BUILT_IN = 'built in';

/** The version of a table in force. */
export interface ReferenceVersion {
  version: number;
  /** The file or hand it came from. */
  origin: string;
  /** The day the file says its contents are of, `2026-07-06`; null where it does not. */
  fileDate: string | null;
  rows: number;
  /** What else there is to tell of it: counts of what the file held, or a setting. */
  details: Record<string, number | string>;
  importedAt: string;
}

/** What `GET /v1/reference` answers of each table. */
export interface ReferenceTableStatus {
  table: ReferenceTableName;
  /** Null: nothing was ever imported. */
  inForce: ReferenceVersion | null;
  importing: ImportProgress | null;
}

export interface ReferenceStatus {
  tables: ReferenceTableStatus[];
  /** Whether stored attempts are still being looked up again by the newest versions. */
  rematching: boolean;
}
