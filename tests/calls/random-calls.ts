import fc from 'fast-check';

import { A_CALL, CallAttempt } from './insert-calls';

/** A number as stored, and ways somebody may type it. */
export interface RandomNumber {
  raw: string | null;
  digits: string | null;
  typed: string[];
}

export const NUMBERS: readonly RandomNumber[] = [
  { raw: '+442079460958', digits: '442079460958', typed: ['+44 20 7946 0958', '00442079460958', '442079460958'] },
  { raw: '34612345678', digits: '34612345678', typed: ['+34612345678', 'sip:+34612345678@198.51.100.7'] },
  { raw: '1234#12125550187', digits: '12125550187', typed: ['+1 (212) 555-0187'] },
  { raw: '2125550187', digits: null, typed: ['2125550187'] },
  { raw: '112', digits: null, typed: ['112'] },
  { raw: 'anonymous', digits: null, typed: ['anonymous'] },
  { raw: null, digits: null, typed: [] },
];

const unknownOr = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 5 });

/** Instants on the edges of months and between them, some of them shared by several attempts. */
const instants = (from: string, to: string) =>
  fc.oneof(
    fc.integer({ min: Date.parse(from), max: Date.parse(to) }).map((ms) => new Date(ms).toISOString()),
    fc.constantFrom(
      '2026-03-01T00:00:00.000Z',
      '2026-03-31T23:59:59.999999Z',
      '2026-04-01T00:00:00.000000Z',
      '2026-06-15T12:00:00.000001Z',
      '2026-06-15T12:00:00.000000Z'
    )
  );

/** Attempts of calls over some months, among few numbers, customers and providers. */
export function randomCalls(from: string, to: string, maxLength: number): fc.Arbitrary<CallAttempt[]> {
  const attempt = fc.record({
    started_at: instants(from, to),
    source_id: fc.constantFrom(1, 2),
    is_final: fc.boolean(),
    isAnswered: fc.boolean(),
    cli: fc.constantFrom(...NUMBERS),
    destination: fc.constantFrom(...NUMBERS),
    direction: unknownOr(fc.constantFrom('inbound', 'outbound', 'internal')),
    customer_id: unknownOr(fc.constantFrom('101', '102')),
    client_type: unknownOr(fc.constantFrom('wholesale', 'retail', 'vpbx')),
    provider_id: unknownOr(fc.constantFrom('7', '8')),
    talk_s: fc.constantFrom('12', '60.5'),
    customer_charge: unknownOr(fc.constantFrom('0.120000', '1.5', '-0.3')),
    customer_currency: fc.constantFrom('USD', 'EUR'),
    provider_charge: unknownOr(fc.constantFrom('0.07', '2')),
    provider_currency: fc.constantFrom('USD', 'EUR'),
  });
  return fc.array(attempt, { maxLength }).map((attempts) =>
    attempts.map(({ isAnswered, cli, destination, talk_s, ...random }, at) => ({
      ...A_CALL,
      ...random,
      attempt_id: String(at),
      call_id: String(Math.floor(at / 2)),
      outcome: isAnswered ? 'answered' : 'busy',
      answered_at: isAnswered ? random.started_at : null,
      talk_s: isAnswered ? talk_s : null,
      cli: cli.raw,
      cli_digits: cli.digits,
      destination_number: destination.raw,
      destination_digits: destination.digits,
    }))
  );
}
