const DAY_MS = 86_400_000;

/** What the browser takes for now: the known calls fill the seven days before it. */
export const NOW = new Date('2025-06-16T00:00:00Z');
export const KNOWN_DAYS = 7;
export const KNOWN_WINDOW = { from: new Date(NOW.getTime() - KNOWN_DAYS * DAY_MS), to: NOW };

/** An hour of another month in which every call goes to a number of its own. */
export const CROWDED_WINDOW = { from: new Date('2025-04-07T10:00:00Z'), to: new Date('2025-04-07T11:00:00Z') };
export const CROWDED_CALLS = 100_000;

/** An hour of another month in which one carrier loses the digits callers dial. */
export const LOST_DIGITS_WINDOW = { from: new Date('2025-03-04T10:00:00Z'), to: new Date('2025-03-04T11:00:00Z') };

/** A month without a single call. */
export const EMPTY_WINDOW = { from: new Date('2024-02-01T00:00:00Z'), to: new Date('2024-03-01T00:00:00Z') };
