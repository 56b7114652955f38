import { MeasureName } from '../../contract/names';
import { classProfile } from './outcome-shares';

const PROFILES: Partial<Record<MeasureName, string>> = {
  ner: 'NER profile: answered, busy, no answer, rejected and cancelled after ringing count as effective; 3xx are out of the base.',
  ser: 'SER profile (RFC 6076): answered counts; 3xx are out of the base.',
  seer: 'SEER profile (RFC 6076): answered, 480, 486, 600 and 603 count; 3xx are out of the base.',
};

/** Which codes count how in the measures asked: over published formulas the same traffic gives very different ratios. */
export function codeProfile(measures: readonly MeasureName[]): string[] {
  const sentences = [...measures.map((name) => PROFILES[name]), classProfile(measures)];
  return sentences.filter((sentence) => sentence !== undefined);
}
