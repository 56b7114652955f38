import { normaliseNumber } from '../numbers/phone-number';
import { detectProvider } from '../reference/ddis/detect-provider';
import { ReferenceTables } from '../reference/tables-in-force';
import { classifyCall } from '../reference/us/jurisdiction';
import { Location, locateNumber, NOWHERE } from '../reference/us/locate-number';
import { EnrichedAttempt } from './attempt';
import { LookedUp } from './looked-up-columns';

/** What of an attempt the tables are asked for. */
export const LOOK_UP_INPUTS = [
  'cli_digits',
  'destination_digits',
  'destination_matched',
  'destination_number',
  'lrn',
  'direction',
  'source_address',
  'ddi',
  'ddi_provider_id',
  'brand_id',
] as const satisfies ReadonlyArray<keyof EnrichedAttempt>;

type Destination = Pick<EnrichedAttempt, 'destination_prefix' | 'destination_name'>;
export type LookUpInputs = Pick<EnrichedAttempt, (typeof LOOK_UP_INPUTS)[number]> & Destination;

const placeOf = (location: Location) => (location.kind === 'us' ? location : NOWHERE);

/** What the tables in force say of an attempt. */
export function lookUp(attempt: LookUpInputs, tables: ReferenceTables): LookedUp & Destination {
  return {
    ...destinationOf(attempt, tables),
    ...usNumbering(attempt, tables),
    ...ownDdi(attempt, tables),
    ...ddiProvider(attempt, tables),
  };
}

/** A destination the source gave stays. */
function destinationOf(attempt: LookUpInputs, { destinations }: ReferenceTables): Destination {
  if (!attempt.destination_matched) {
    return { destination_prefix: attempt.destination_prefix, destination_name: attempt.destination_name };
  }
  const found = attempt.destination_digits === null ? undefined : destinations.match(attempt.destination_digits);
  return { destination_prefix: found?.prefix ?? null, destination_name: found?.name ?? null };
}

function usNumbering({ cli_digits, destination_digits, lrn }: LookUpInputs, { usCodes, territories }: ReferenceTables) {
  const cli = locateNumber(cli_digits, usCodes);
  const dialled = locateNumber(destination_digits, usCodes);
  const routed = lrn === null ? null : normaliseNumber(lrn, null, { defaultCountry: 'US' }).digits;
  const byDialled = classifyCall(cli, dialled, territories);
  const byLrn = routed === null ? undefined : classifyCall(cli, locateNumber(routed, usCodes), territories);
  const [from, to] = [placeOf(cli), placeOf(dialled)];
  return {
    cli_state: from.state,
    cli_rate_center: from.rateCenter,
    cli_lata: from.lata,
    destination_state: to.state,
    destination_rate_center: to.rateCenter,
    destination_lata: to.lata,
    destination_ocn: to.ocn,
    jurisdiction: byDialled.state,
    lata_jurisdiction: byDialled.lata,
    jurisdiction_lrn: byLrn?.state ?? null,
    lata_jurisdiction_lrn: byLrn?.lata ?? null,
  };
}

function ownDdi({ cli_digits }: LookUpInputs, { ddis }: ReferenceTables) {
  if (cli_digits === null || !ddis.hasDdis) {
    return { cli_is_own_ddi: null, cli_ddi_account_id: null };
  }
  const own = ddis.find(cli_digits);
  return { cli_is_own_ddi: own !== undefined, cli_ddi_account_id: own?.accountId ?? null };
}

const NOT_DETECTED = { matched_ddi: null, matched_ddi_provider_id: null, ddi_detection: null };

/** Only where the source names no provider itself; calls that went out were delivered by none. */
function ddiProvider(attempt: LookUpInputs, { ddis }: ReferenceTables) {
  const { ddi_provider_id, source_address: address, direction, brand_id: brandId } = attempt;
  const number = attempt.ddi ?? attempt.destination_number;
  const isInbound = direction === null || direction === 'inbound';
  if (ddi_provider_id !== null || address === null || number === null || !isInbound || !ddis.hasProviders) {
    return NOT_DETECTED;
  }
  const { detection, providerId, ddi } = detectProvider({ address, number, brandId }, ddis);
  return { matched_ddi: ddi, matched_ddi_provider_id: providerId, ddi_detection: detection };
}
