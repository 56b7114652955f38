import { ALERT_PRESETS, type AlertPreset } from '../../../contract/alerts/presets';
import { provisionedUid } from '../../../contract/alerts/provisioned-rules';
import { DATA_SOURCE_ID } from '../../../contract/plugin-ids';
import type { RuleHealth, Rules, StoredRule } from '../../api/grafana-alerting';

/** A row of the page: a rule there is, a preset there is none of yet, or both. */
export interface ListedRule {
  key: string;
  title: string;
  help: string;
  preset?: AlertPreset;
  rule?: StoredRule;
  health?: RuleHealth;
}

export const ownUid = (preset: AlertPreset) => `${provisionedUid(preset.name)}-own`;

const presetLabel = ({ labels }: StoredRule) => labels?.trunkline;

function asksTrunkline({ data }: StoredRule): boolean {
  return data.some(({ model }) => (model.datasource as { type?: string } | undefined)?.type === DATA_SOURCE_ID);
}

/** The presets in their order, each with the rules made of it, then the other rules on our data. */
export function listRules(rules: Rules | null | undefined): ListedRule[] {
  const stored = rules?.stored ?? [];
  const healthOf = (rule: StoredRule) => rules?.states.find(({ uid }) => uid === rule.uid);
  const ofPresets = ALERT_PRESETS.flatMap((preset): ListedRule[] => {
    const made = stored.filter((rule) => presetLabel(rule) === preset.name);
    const row = { key: preset.name, title: preset.title, help: preset.help, preset };
    return made.length === 0
      ? [row]
      : made.map((rule) => ({ ...row, key: rule.uid, title: rule.title, rule, health: healthOf(rule) }));
  });
  const others = stored
    .filter((rule) => !ALERT_PRESETS.some(({ name }) => name === presetLabel(rule)) && asksTrunkline(rule))
    .map((rule) => ({
      key: rule.uid,
      title: rule.title,
      help: rule.annotations?.description ?? '',
      rule,
      health: healthOf(rule),
    }));
  return [...ofPresets, ...others];
}
