import { crowdedAttempts, knownAttempts } from './attempts';
import { exchangeRatesCsv } from './exchange-rates';
import { attemptsWithLostDigits } from './lost-digits';
import { DESTINATIONS, OWN_DDIS } from './parties';
import { CROWDED_CALLS } from './window';

export interface ServiceDoor {
  serviceUrl: string;
  token: string;
}

export const SOURCE = 'test switch';
export const REJECTED_TALK_S = -5;

const IN_ONE_REQUEST = 10_000;

/** Puts the known calls, one row that cannot be understood, destinations and exchange rates into a service. */
export async function loadKnownCalls(door: ServiceDoor): Promise<void> {
  const destinations = DESTINATIONS.map(({ prefix, name }) => `${prefix},${name}`);
  await send(door, 'PUT', '/v1/destinations', 'text/csv', ['prefix,name', ...destinations, ''].join('\n'));
  await send(door, 'PUT', '/v1/exchange-rates', 'text/csv', exchangeRatesCsv());
  await send(door, 'PUT', '/v1/reference/ddis', 'text/csv', ['ddi,account_id', ...OWN_DDIS, ''].join('\n'));
  const attempts = knownAttempts();
  await postAttempts(door, attempts);
  const understood = attempts.find((attempt) => attempt.talk_s !== undefined);
  await postAttempts(door, [{ ...understood, attempt_id: 'wrong', talk_s: REJECTED_TALK_S }]);
}

export async function loadCrowdedHour(door: ServiceDoor): Promise<void> {
  for (let first = 0; first < CROWDED_CALLS; first += IN_ONE_REQUEST) {
    await postAttempts(door, crowdedAttempts(first, IN_ONE_REQUEST));
  }
}

export async function loadLostDigits(door: ServiceDoor): Promise<void> {
  await postAttempts(door, attemptsWithLostDigits());
}

async function postAttempts(door: ServiceDoor, attempts: object[]): Promise<void> {
  const lines = attempts.map((attempt) => JSON.stringify(attempt)).join('\n');
  await send(door, 'POST', `/v1/attempts?source=${encodeURIComponent(SOURCE)}`, 'application/x-ndjson', lines);
}

async function send({ serviceUrl, token }: ServiceDoor, method: string, path: string, type: string, body: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type };
  const response = await fetch(serviceUrl + path, { method, headers, body });
  const reply = await response.text();
  // 422 tells which rows were rejected; the others are in.
  if (!response.ok && response.status !== 422) {
    throw new Error(`${method} ${path} was answered with ${response.status}: ${reply}`);
  }
}
