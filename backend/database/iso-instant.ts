/** SQL that writes a timestamp as an ISO instant, all its digits kept; null stays null. */
export function isoInstant(column: string): string {
  return `to_char((${column}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
