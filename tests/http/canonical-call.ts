/** An answered outbound call of one attempt, as a source would post it. */
export function canonicalCall(no: number, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    attempt_id: `attempt-${no}`,
    call_id: `call-${no}`,
    is_final: true,
    started_at: '2026-11-01T10:00:00Z',
    answered_at: '2026-11-01T10:00:05Z',
    ended_at: '2026-11-01T10:01:05Z',
    talk_s: '60',
    customer_id: '101',
    provider_id: '501',
    destination_number: '442079460958',
    ...changes,
  };
}
