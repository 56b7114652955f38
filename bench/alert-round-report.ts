import { ALERT_PRESETS } from '../contract/alerts/presets';
import { markdownTable, ms } from './measure/table';
import { AlertRoundResult } from './trials/alert-round';

/** What a round of all presets costs, each rule and all together. */
export function alertRoundReport({ providers, destinations, sampleAttempts, rules }: AlertRoundResult): string {
  const round = rules.filter(({ name }) => ALERT_PRESETS.some((preset) => preset.name === name));
  const sum = round.reduce((total, { timing }) => total + timing.medianMs, 0);
  const whole = (count: number) => count.toLocaleString('en');
  const sample = `${whole(sampleAttempts)} attempts, ${whole(providers)} providers, ${whole(destinations)} destinations in 15 minutes`;
  return markdownTable(
    [`one look of alert rules (${sample})`, 'groups', 'ms'],
    [
      ...rules.map(({ name, groups, timing }) => [name, whole(groups), ms(timing.medianMs)]),
      ['one round of all presets', '', ms(sum)],
    ]
  );
}
