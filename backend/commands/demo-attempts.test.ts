import { makeAttempts } from '../../demo/attempts';
import { makeDdiProviders, makeDdis } from '../../demo/ddis';
import { makeExchangeRates } from '../../demo/exchange-rates';
import { billedSeconds, chargeMicros, decimalOf } from '../../demo/tariff';
import { parseAttempt } from '../calls/parse-attempt';

const PERIOD = { from: new Date('2026-10-01T00:00:00Z'), to: new Date('2026-10-31T12:34:56Z') };

describe('the demo', () => {
  const attempts = [...makeAttempts(5_000, PERIOD)];

  it('is about as large as asked for, within its period', () => {
    expect(Math.abs(attempts.length - 5_000)).toBeLessThan(300);
    for (const { started_at, ended_at } of attempts) {
      expect(Date.parse(started_at)).toBeGreaterThanOrEqual(PERIOD.from.getTime());
      expect(Date.parse(ended_at!)).toBeLessThanOrEqual(PERIOD.to.getTime());
    }
  });

  it('is the same in every run', () => {
    expect([...makeAttempts(5_000, PERIOD)]).toEqual(attempts);
  });

  it('holds nothing but attempts any source could hand over', () => {
    for (const attempt of attempts) {
      expect(parseAttempt(attempt)).toEqual({ attempt });
    }
    expect(new Set(attempts.map(({ attempt_id }) => attempt_id)).size).toBe(attempts.length);
  });

  it('has one final attempt for every call, and calls that went to a second provider', () => {
    const calls = new Set(attempts.map(({ call_id }) => call_id));
    expect(attempts.filter(({ is_final }) => is_final)).toHaveLength(calls.size);
    const second = attempts.find(({ attempt_no }) => attempt_no === 2)!;
    const first = attempts.find(({ call_id, attempt_no }) => call_id === second.call_id && attempt_no === 1)!;
    expect(first.provider_id).not.toBe(second.provider_id);
    expect(first.answered_at).toBeNull();
  });

  it('charges answered calls only, exactly', () => {
    expect(attempts.filter(({ answered_at, customer_charge }) => !answered_at && customer_charge !== '0')).toEqual([]);
    expect(billedSeconds(61.2, { first: 60, step: 60 })).toBe(120);
    expect(billedSeconds(30, { first: 30, step: 6 })).toBe(30);
    expect(billedSeconds(30.001, { first: 30, step: 6 })).toBe(36);
    expect(decimalOf(chargeMicros(14_400, 61))).toBe('0.01464');
    expect(decimalOf(chargeMicros(100, 1))).toBe('0.000002');
    expect(decimalOf(0)).toBe('0');
  });

  it('has numbers of its customers, called by way of their providers and shown as CLI', () => {
    const [header, ...ddis] = makeDdis().trim().split('\n');
    expect(header).toBe('ddi,account_id,brand_id');
    const accounts = new Map(ddis.map((row) => row.split(',') as [string, string]));
    expect(accounts.size).toBe(ddis.length);

    const inbound = attempts.filter(({ direction }) => direction === 'inbound');
    expect(
      inbound.filter(({ destination_number, account_id }) => accounts.get(`+${destination_number}`) !== account_id)
    ).toEqual([]);
    const told = inbound.filter(({ ddi }) => ddi !== null).length;
    expect([told > 50, inbound.length - told > 50]).toEqual([true, true]);
    const senders = new Set(makeDdiProviders().flatMap(({ addresses }) => addresses));
    expect(inbound.filter(({ source_address }) => !senders.has(source_address!))).toEqual([]);

    const shown = attempts.filter(({ direction, cli }) => direction === 'outbound' && accounts.has(`+${cli}`));
    expect(shown.length).toBeGreaterThan(500);
    expect(shown.filter(({ cli, account_id }) => accounts.get(`+${cli}`) !== account_id)).toEqual([]);
  });

  it('has a rate for every day, and the days before the first', () => {
    const [header, ...days] = makeExchangeRates(PERIOD.from, PERIOD.to).trim().split('\n');
    expect(header).toMatch(/^Date,USD,GBP/);
    expect(days).toHaveLength(38);
    expect(days[0]).toMatch(/^2026-10-31,1\.\d{4},0\.\d{4}/);
  });
});
