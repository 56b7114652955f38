import { CUSTOMERS, NUMBER_STEMS, PROVIDERS } from './parties';
import { CROWDED_CALLS, CROWDED_WINDOW, KNOWN_DAYS, KNOWN_WINDOW } from './window';

const CALLS_A_DAY = 60;
const CALL_EVERY_MS = 86_400_000 / CALLS_A_DAY;

const ANSWERED = { sip_code: 200, q850_cause: 16 };
const UNANSWERED = [
  { sip_code: 486, q850_cause: 17 },
  { sip_code: 480, q850_cause: 19 },
  { sip_code: 487, q850_cause: 16 },
  { sip_code: 404, q850_cause: 1 },
];
const FAILED_OVER = { sip_code: 503, q850_cause: 34 };

type Attempt = Record<string, string | number | boolean | null>;

/** The same calls at every run: each day alike in number, different in who, where and how they ended. */
export function knownAttempts(): Attempt[] {
  const calls = Array.from({ length: KNOWN_DAYS * CALLS_A_DAY }, (_, index) => index);
  return calls.flatMap((index) =>
    attemptsOfCall(index, new Date(KNOWN_WINDOW.from.getTime() + (index + 0.5) * CALL_EVERY_MS))
  );
}

function attemptsOfCall(index: number, startedAt: Date): Attempt[] {
  const pick = scattered(index);
  const customer = CUSTOMERS[pick % CUSTOMERS.length];
  const provider = PROVIDERS[(pick >> 3) % PROVIDERS.length];
  const backup = PROVIDERS[((pick >> 3) + 1) % PROVIDERS.length];
  const stem = NUMBER_STEMS[(pick >> 5) % NUMBER_STEMS.length];
  const call = {
    call_id: `call-${index}`,
    direction: 'outbound',
    customer_id: customer.id,
    customer_name: customer.name,
    customer_currency: customer.currency,
    client_type: 'wholesale',
    cli: `4420700${String(index).padStart(5, '0')}`,
    destination_number: `${stem}${String(pick % 1_000_000).padStart(6, '0')}`,
    tech_prefix: pick % 2 === 0 ? '88' : null,
    started_at: startedAt.toISOString(),
  };
  const failsOver = pick % 7 === 0;
  const final = endOfCall(pick, startedAt, customer, failsOver ? backup : provider);
  const last = { ...call, ...final, attempt_id: `${index}-last`, attempt_no: failsOver ? 2 : 1, is_final: true };
  const first = { ...call, ...FAILED_OVER, ...termination(provider), attempt_id: `${index}-first`, attempt_no: 1 };
  return failsOver ? [{ ...first, is_final: false }, last] : [last];
}

type Customer = (typeof CUSTOMERS)[number];
type Provider = (typeof PROVIDERS)[number];

function endOfCall(pick: number, startedAt: Date, customer: Customer, provider: Provider): Attempt {
  const answered = (pick >> 2) % 5 < 3;
  if (!answered) {
    return { ...UNANSWERED[(pick >> 4) % UNANSWERED.length], ...termination(provider) };
  }
  const talk = 3 + ((pick >> 1) % 600);
  const answeredAt = new Date(startedAt.getTime() + 4_000);
  return {
    ...ANSWERED,
    ...termination(provider),
    answered_at: answeredAt.toISOString(),
    ended_at: new Date(answeredAt.getTime() + talk * 1_000).toISOString(),
    talk_s: talk,
    customer_billed_s: talk,
    provider_billed_s: talk,
    customer_charge: ((talk * customer.perMinute) / 60).toFixed(6),
    provider_charge: ((talk * provider.perMinute) / 60).toFixed(6),
    dtmf_digits: pick % 4 === 0 ? 1 + (pick % 9) : 0,
    pdd_s: 1.5,
  };
}

function termination(provider: Provider): Attempt {
  return { provider_id: provider.id, provider_name: provider.name, provider_currency: provider.currency };
}

/** Looks random, and is the same for the same number. */
function scattered(index: number): number {
  return Math.imul(index + 1, 2_654_435_761) >>> 8;
}

/** Calls of the crowded hour, each to a number of its own. */
export function crowdedAttempts(first: number, count: number): Attempt[] {
  const [customer] = CUSTOMERS;
  const [provider] = PROVIDERS;
  const everyMs = (CROWDED_WINDOW.to.getTime() - CROWDED_WINDOW.from.getTime()) / CROWDED_CALLS;
  return Array.from({ length: count }, (_, place) => {
    const index = first + place;
    const startedAt = new Date(CROWDED_WINDOW.from.getTime() + Math.floor(index * everyMs));
    return {
      attempt_id: `crowd-${index}`,
      call_id: `crowd-${index}`,
      is_final: true,
      started_at: startedAt.toISOString(),
      customer_id: customer.id,
      customer_name: customer.name,
      customer_currency: customer.currency,
      destination_number: `34${String(600_000_000 + index)}`,
      ...endOfCall(index, startedAt, customer, provider),
    };
  });
}
