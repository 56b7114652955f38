import { CUSTOMERS, PROVIDERS } from './parties';
import { LOST_DIGITS_WINDOW } from './window';

/** Of answered calls to the same destination so many had digits. Nothing is to be told of the last carrier: it has too few. */
export const CARRIED = [
  { provider: PROVIDERS[0], answered: 400, withDigits: 20 },
  { provider: PROVIDERS[1], answered: 600, withDigits: 240 },
  { provider: PROVIDERS[2], answered: 60, withDigits: 2 },
] as const;

/** Calls of an hour in which the first carrier loses the digits callers dial. */
export function attemptsWithLostDigits(): object[] {
  const startedAt = LOST_DIGITS_WINDOW.from.toISOString();
  const [customer] = CUSTOMERS;
  return CARRIED.flatMap(({ provider, answered, withDigits }) =>
    Array.from({ length: answered }, (_, at) => ({
      attempt_id: `digits-${provider.id}-${at}`,
      call_id: `digits-${provider.id}-${at}`,
      is_final: true,
      started_at: startedAt,
      answered_at: startedAt,
      talk_s: 60,
      sip_code: 200,
      q850_cause: 16,
      customer_id: customer.id,
      customer_name: customer.name,
      provider_id: provider.id,
      provider_name: provider.name,
      destination_number: `34912${String(at).padStart(6, '0')}`,
      dtmf_digits: at < withDigits ? 4 : 0,
    }))
  );
}
