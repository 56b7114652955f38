/**
 * From the least to the most. `ingest` posts calls and sees nothing; `viewer` reads; `editor` keeps schedules, contacts,
 * templates and saved reports too; `admin` sets up, where their scope hides nothing from them.
 */
export const ROLES = ['ingest', 'viewer', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Those a person can have. */
export const ROLE_CAPS = ['viewer', 'editor', 'admin'] as const;
