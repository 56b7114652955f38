import { AREA_CODES } from './area-codes';
import { CodePlace, UsCodes } from './us-codes';

/** Where a number is, as far as jurisdiction asks. */
export type Location =
  | ({ kind: 'us'; isTerritory: boolean; state: string } & Omit<CodePlace, 'state'>)
  /** Not of country code 1, or of it but not in the United States. */
  | { kind: 'foreign' }
  /** A service number without a place. */
  | { kind: 'non_geographic' }
  /** Missing, withheld, or no number there can be. */
  | { kind: 'unknown' };

const NORTH_AMERICA = /^1[2-9]\d\d[2-9]\d{6}$/;
const UNKNOWN: Location = { kind: 'unknown' };
const FOREIGN: Location = { kind: 'foreign' };
export const NOWHERE: CodePlace = { state: null, rateCenter: null, lata: null, ocn: null };

/** Where E.164 digits are. The state follows from the area code alone; rate center and LATA only from the codes. */
export function locateNumber(digits: string | null, codes: UsCodes): Location {
  if (digits === null) {
    return UNKNOWN;
  }
  if (!digits.startsWith('1')) {
    return FOREIGN;
  }
  return NORTH_AMERICA.test(digits) ? locateNorthAmerican(digits.slice(1), codes) : UNKNOWN;
}

function locateNorthAmerican(national: string, codes: UsCodes): Location {
  const area = AREA_CODES.get(national.slice(0, 3));
  if (area?.kind === 'foreign' || area?.kind === 'non_geographic') {
    return { kind: area.kind };
  }
  const place = codes.find(national) ?? NOWHERE;
  // An area code newer than the list is known once the codes name its state.
  const state = place.state ?? area?.state;
  return state === undefined ? UNKNOWN : { ...place, kind: 'us', isTerritory: area?.kind === 'territory', state };
}
