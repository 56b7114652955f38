import type { AlertPreset, ThresholdUnit } from '../../../contract/alerts/presets';
import type { RuleSettings } from '../../../contract/alerts/rule-of-preset';

/** What stands behind a threshold where it is typed. */
export const UNITS: Record<ThresholdUnit, { scale: number; suffix: string }> = {
  ratio: { scale: 100, suffix: '% of usual' },
  fraction: { scale: 100, suffix: '%' },
  count: { scale: 1, suffix: '' },
  seconds: { scale: 1, suffix: 's' },
};

/** As it is typed: ratios and shares in per cent. */
export function typed(value: number, unit: ThresholdUnit): string {
  return String(Number((value * UNITS[unit].scale).toPrecision(12)));
}

/** Undefined for what is no number. */
export function readTyped(text: string, unit: ThresholdUnit): number | undefined {
  const value = Number(text.replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value)
    ? undefined
    : Number((value / UNITS[unit].scale).toPrecision(12));
}

/** `fires below 70 % of usual, clears above 80 %`. */
export function thresholdText({ fires, unit }: AlertPreset, { threshold, recovery }: RuleSettings): string {
  const { suffix } = UNITS[unit];
  const back = fires === 'below' ? 'above' : 'below';
  const of = (value: number) => [typed(value, unit), suffix].filter(Boolean).join(' ');
  return `fires ${fires} ${of(threshold)}, clears ${back} ${of(recovery)}`;
}

/** Why these can't be: a recovery threshold on the wrong side would never let the alert clear. */
export function thresholdFault(
  { fires, unit }: AlertPreset,
  threshold: number | undefined,
  recovery: number | undefined
): string | undefined {
  if (threshold === undefined || recovery === undefined) {
    return 'Both thresholds are needed, as numbers.';
  }
  // A whole number that is not above the threshold is below the next one.
  const margin = unit === 'count' || unit === 'seconds' ? 1 : 0;
  const isBeyond = fires === 'below' ? recovery >= threshold - margin : recovery <= threshold + margin;
  return isBeyond
    ? undefined
    : `It must clear on the other side of where it fires: ${fires === 'below' ? 'no lower' : 'no higher'}.`;
}
