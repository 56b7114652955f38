import { DELIVERY_STATES, type DeliveryState } from '../../../contract/delivery';

const LABELS: Record<DeliveryState, string> = {
  queued: 'waiting',
  sending: 'being sent',
  sent: 'sent',
  failed: 'failed',
  unknown: 'probably delivered',
  cancelled: 'cancelled',
  suppressed: 'not wanted',
};

export const deliveryStateLabel = (state: DeliveryState): string => LABELS[state];

/** How many recipients are in which state: “3 sent, 1 failed”. */
export function deliveriesText(counts: Partial<Record<DeliveryState, number>>): string {
  const parts = DELIVERY_STATES.flatMap((state) => (counts[state] ? [`${counts[state]} ${LABELS[state]}`] : []));
  return parts.join(', ') || '—';
}
