import { json } from 'express';

const LIMIT = 32 * 1_048_576;

/** Parses a body of up to 32 MB as JSON, whatever its content type says: every route that uses it takes nothing else. */
export const jsonBody = json({ limit: LIMIT, strict: false, type: () => true });
