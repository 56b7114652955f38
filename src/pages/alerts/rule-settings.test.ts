import { ALERT_PRESETS } from '../../../contract/alerts/presets';
import { usualSettings } from '../../../contract/alerts/rule-of-preset';
import { ownRule, settingsOf, withSettings } from './rule-settings';

it.each(ALERT_PRESETS.map((preset) => [preset.name, preset] as const))('%s is kept as it is set', (_, preset) => {
  const usual = usualSettings(preset);
  const made = ownRule(preset, usual, 'trunkline');
  expect(settingsOf(preset, made)).toEqual(usual);
  const set = { ...usual, threshold: 3, recovery: 4, isPaused: !usual.isPaused };
  expect(settingsOf(preset, withSettings(made, preset, set))).toEqual(set);
});

it('a margin is asked in the currency that is set, and charges as they are where none is', () => {
  const preset = ALERT_PRESETS.find(({ name }) => name === 'margin-below-zero')!;
  const set = { ...usualSettings(preset), currency: 'EUR' };
  const rule = withSettings(ownRule(preset, usualSettings(preset), 'trunkline'), preset, set);
  expect(rule.data.map(({ model }) => model.currency)).toEqual(['EUR', 'EUR', undefined]);
  expect(settingsOf(preset, rule)).toEqual(set);
});

it('what Grafana’s editor added to a rule stays', () => {
  const [preset] = ALERT_PRESETS;
  const made = ownRule(preset, usualSettings(preset), 'trunkline');
  const reduce = { ...made.data[2], refId: 'B', model: { refId: 'B', type: 'reduce', expression: 'A' } };
  const rule = withSettings({ ...made, data: [...made.data, reduce] }, preset, usualSettings(preset));
  expect(rule.data[3]).toEqual(reduce);
});
