import { Location } from './locate-number';

export type StateJurisdiction = 'intrastate' | 'interstate' | 'indeterminate' | 'international';
export type LataJurisdiction = 'intralata' | 'interlata' | 'indeterminate' | 'international';

export interface Jurisdiction {
  state: StateJurisdiction;
  lata: LataJurisdiction;
}

/** Whether a call from or to Puerto Rico, the Virgin Islands, Guam, American Samoa or the Northern Marianas is told like one of a state. */
export const TERRITORY_RULES = ['states', 'indeterminate'] as const;
export type TerritoryRule = (typeof TERRITORY_RULES)[number];

const INTERNATIONAL: Jurisdiction = { state: 'international', lata: 'international' };
const INDETERMINATE: Jurisdiction = { state: 'indeterminate', lata: 'indeterminate' };

/** The classes of a call by where its CLI and its destination are. It classifies only: no charge depends on it. */
export function classifyCall(cli: Location, destination: Location, territories: TerritoryRule): Jurisdiction {
  if (destination.kind === 'foreign') {
    return INTERNATIONAL;
  }
  if (cli.kind !== 'us' || destination.kind !== 'us') {
    return INDETERMINATE;
  }
  if (territories === 'indeterminate' && (cli.isTerritory || destination.isTerritory)) {
    return INDETERMINATE;
  }
  return {
    state: cli.state === destination.state ? 'intrastate' : 'interstate',
    lata: lataClass(cli.lata, destination.lata),
  };
}

/** Both must be found: a LATA never follows from a state. */
function lataClass(cli: string | null, destination: string | null): LataJurisdiction {
  if (cli === null || destination === null) {
    return 'indeterminate';
  }
  return cli === destination ? 'intralata' : 'interlata';
}
