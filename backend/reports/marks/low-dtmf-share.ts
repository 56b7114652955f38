import { MarkRule } from './mark-rule';

const LEAST_SAMPLE = 200;
const LEAST_DEVIATIONS = 3;
const MOST_OF_OTHERS = 0.5;

/** A carrier that loses digits: its calls have far fewer with DTMF than the others' to the same destinations. */
export const lowDtmfShare: MarkRule = {
  name: 'low_dtmf_share',
  label: 'Low DTMF share',
  help:
    "Marks providers whose DTMF share is less than half of the other providers' on the same destinations " +
    `(two-proportion z-test, destination by destination: z of -${LEAST_DEVIATIONS} or below, ` +
    `at least ${LEAST_SAMPLE} answered attempts with DTMF recorded on either side).`,
  dimension: 'provider_id',
  measure: 'dtmf_share',
  part: 'answered_with_dtmf',
  base: 'answered_dtmf_recorded',
  strata: 'destination_prefix',
  words: { others: 'other providers', stratum: 'destination', strata: 'destinations' },
  leastSample: LEAST_SAMPLE,
  leastDeviations: LEAST_DEVIATIONS,
  mostOfOthers: MOST_OF_OTHERS,
};
