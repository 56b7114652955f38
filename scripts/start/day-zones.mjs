/** The zones days are kept for: those that are named, or UTC and that of the machine, whose operator counts days in it. */
export function dayZones({ TRUNKLINE_DAY_ZONES }) {
  return TRUNKLINE_DAY_ZONES || ['UTC', ...ofMachine()].join(',');
}

/** None where the machine has no zone of the tz database, or no other than UTC. */
function ofMachine() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return Intl.supportedValuesOf('timeZone').filter((zone) => zone === timeZone && zone !== 'UTC');
}
