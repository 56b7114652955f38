import assert from 'node:assert/strict';

/** Attempts without an answer that make a route dead, as the rule of this test has it. */
export const LEAST_ATTEMPTS = 30;

/** How calls of the route go, by the scenario that places them and the last digit, as scenarios/provider.xml reads it. */
const ENDINGS = { answered: '0', refused: '5' };
const CUSTOMER = '104';
/** Beta's, which no other provider stands in for. */
const ROUTE = '34910';
const TALK_MS = 500;

/**
 * A route that answered dies, and lives again, on the real switch: the alert rings in the first look after as many
 * attempts as make it dead, not one sooner, and clears with the next answer. `place` places calls, `look` reads what the
 * switch accounted and answers how many attempts the alert tells of, with its sentence.
 */
export async function watchRouteDie(place, look) {
  await place(callsOfRoute('answered', 3));
  assert.deepEqual((await look()).value, 0, 'a route that answers is not dead');
  await place(callsOfRoute('refused', LEAST_ATTEMPTS - 1));
  assert.deepEqual((await look()).value, 0, `${LEAST_ATTEMPTS - 1} attempts do not make a route dead`);
  await place(callsOfRoute('refused', 1));
  const rung = await look();
  assert.equal(rung.value, LEAST_ATTEMPTS, `the first look after ${LEAST_ATTEMPTS} attempts`);
  assert.match(rung.sentence, /Provider beta.*none of the last 30 attempts was answered/i);
  await place(callsOfRoute('answered', 1));
  assert.equal((await look()).value, 0, 'it clears with the next answer');
  return `The alert rang in the first look after ${LEAST_ATTEMPTS} attempts and cleared with the next answer: “${rung.sentence}”`;
}

function callsOfRoute(scenario, count) {
  return Array.from({ length: count }, (_, n) => ({
    scenario,
    fields: [
      `1555${CUSTOMER}${String(n).padStart(4, '0')}`,
      `7${CUSTOMER}${ROUTE}${String(n).padStart(5, '0')}${ENDINGS[scenario]}`,
      TALK_MS,
    ],
  }));
}
