/** The clock of the switch, and the time a message takes: how far an average talk time may be off. */
const CLOCK_S = 1;

/** Sentences on what an answer shows that is not so. `keyOf` names the group of one of its rows. */
export function compareAnswer(name, answer, figures, keyOf) {
  const shown = new Map([...answer.rows.map((row) => [keyOf(row), row]), ['all', answer.totals]]);
  const missing = [...figures.keys()].filter((key) => !shown.has(key)).map((key) => `${name}: ${key} is missing`);
  const surplus = [...shown.keys()]
    .filter((key) => !figures.has(key))
    .map((key) => `${name}: ${key} should not be there`);
  const wrong = [...figures].flatMap(([key, sums]) =>
    shown.has(key) ? compareRow(`${name}: ${key}`, shown.get(key), sums) : []
  );
  return [...missing, ...surplus, ...wrong];
}

function compareRow(where, row, sums) {
  const exact = {
    ...sums,
    asr: ratio(sums.answered, sums.attempts),
    asr_calls: ratio(sums.answered_calls, sums.calls),
  };
  delete exact.talk_s;
  const faults = Object.entries(exact)
    .filter(([measure]) => measure in row)
    .filter(([measure, expected]) => !isSame(row[measure], expected))
    .map(([measure, expected]) => `${where}: ${measure} is ${row[measure]}, not ${expected}`);
  const acd = ratio(sums.talk_s, sums.answered);
  const isNear = acd === null ? row.acd_s === null : row.acd_s !== null && Math.abs(row.acd_s - acd) <= CLOCK_S;
  return isNear ? faults : [...faults, `${where}: acd_s is ${row.acd_s}, not within ${CLOCK_S} s of ${acd}`];
}

function ratio(part, whole) {
  return whole === 0 ? null : part / whole;
}

function isSame(shown, expected) {
  return expected === null ? shown === null : shown !== null && Math.abs(shown - expected) < 1e-6;
}
