import { readFileSync } from 'fs';
import path from 'path';

import { alertQuerySchema } from '../alert-query';
import { ALERT_PRESETS } from './presets';
import { provisionedRules, provisionedUid } from './provisioned-rules';
import { queryWith, ruleOfPreset, usualSettings } from './rule-of-preset';

const MOST_UID = 40;
const FILE = path.join(__dirname, '../../provisioning/alerting/trunkline.json');

it('are what Grafana is provisioned with', () => {
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(provisionedRules())));
});

it.each(ALERT_PRESETS.map((preset) => [preset.name, preset] as const))(
  '%s can be asked, fires and clears',
  (_, preset) => {
    const settings = usualSettings(preset);
    expect(alertQuerySchema.parse(queryWith(preset, settings))).toMatchObject(preset.query);
    expect(provisionedUid(preset.name).length + '-own'.length).toBeLessThanOrEqual(MOST_UID);
    const [{ evaluator, unloadEvaluator }] = (
      ruleOfPreset(preset, settings, 'any').data[2].model as unknown as {
        conditions: Array<Record<'evaluator' | 'unloadEvaluator', { type: string; params: number[] }>>;
      }
    ).conditions;
    expect([evaluator.type, unloadEvaluator.type].sort()).toEqual(['gt', 'lt']);
    expect(evaluator.params).toEqual([preset.threshold]);
    expect(unloadEvaluator.params).toEqual([preset.recovery]);
  }
);
