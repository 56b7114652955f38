import { ALERT_PRESETS } from './presets';
import { ruleOfPreset, usualSettings } from './rule-of-preset';

/** The uid provisioning gives the data source. */
const DATA_SOURCE_UID = 'trunkline';
export const RULES_FOLDER = 'Trunkline alerts';
const EVERY = '1m';

/** A preset's rule as provisioning made it. */
export const provisionedUid = (preset: string) => `trunkline-${preset}`;

/** What `provisioning/alerting/` holds: every preset as it is usual. */
export function provisionedRules() {
  return {
    apiVersion: 1,
    groups: [
      {
        orgId: 1,
        name: 'Trunkline',
        folder: RULES_FOLDER,
        interval: EVERY,
        rules: ALERT_PRESETS.map((preset) => ({
          uid: provisionedUid(preset.name),
          ...ruleOfPreset(preset, usualSettings(preset), DATA_SOURCE_UID),
        })),
      },
    ],
  };
}
