import type { AlertPreset } from '../../../contract/alerts/presets';
import type { RuleSettings } from '../../../contract/alerts/rule-of-preset';
import type { DimensionName } from '../../../contract/names';
import { readTyped, thresholdFault, typed } from './threshold-text';

/** Settings of a rule as they are typed. */
export interface RuleDraft {
  threshold: string;
  recovery: string;
  /** Undefined where a rule has no sample of attempts. */
  least?: string;
  dimensions?: DimensionName[];
  zone?: string;
  currency?: string;
  isOn: boolean;
}

export interface ReadDraft {
  /** Undefined while something is wrong. */
  settings?: RuleSettings;
  thresholdFault?: string;
  leastFault?: string;
}

export function draftOf({ unit }: AlertPreset, settings: RuleSettings, isOn: boolean): RuleDraft {
  const { threshold, recovery, leastAttempts, dimensions, zone, currency } = settings;
  return {
    threshold: typed(threshold, unit),
    recovery: typed(recovery, unit),
    least: leastAttempts === undefined ? undefined : String(leastAttempts),
    dimensions,
    zone,
    currency,
    isOn,
  };
}

export function readDraft(
  preset: AlertPreset,
  { threshold, recovery, least, dimensions, zone, currency, isOn }: RuleDraft
): ReadDraft {
  const [fireAt, clearAt] = [threshold, recovery].map((text) => readTyped(text, preset.unit));
  const leastAttempts = least === undefined ? undefined : Number(least);
  const isLeast = leastAttempts === undefined || (Number.isInteger(leastAttempts) && leastAttempts > 0);
  const faults = {
    thresholdFault: thresholdFault(preset, fireAt, clearAt),
    leastFault: isLeast ? undefined : 'A whole number of attempts, at least 1.',
  };
  return faults.thresholdFault || faults.leastFault
    ? faults
    : {
        settings: {
          threshold: fireAt!,
          recovery: clearAt!,
          leastAttempts,
          dimensions,
          zone,
          currency,
          isPaused: !isOn,
        },
      };
}
