import { ALERT_PRESETS, type AlertPreset } from '../../../contract/alerts/presets';
import { provisionedUid } from '../../../contract/alerts/provisioned-rules';
import type { RuleNode } from '../../../contract/alerts/rule-of-preset';
import { DATA_SOURCE_ID } from '../../../contract/plugin-ids';
import { type RuleHealth, type Rules, type Silence, silencesRule, type StoredRule } from '../../api/grafana-alerting';

/** A row of the page: a rule there is, a preset there is none of yet, or both. */
export interface ListedRule {
  key: string;
  title: string;
  help: string;
  preset?: AlertPreset;
  rule?: StoredRule;
  health?: RuleHealth;
  /** What keeps all of its alerts from being told. */
  silences: Silence[];
  /** A rule of a file, which can't be changed, beside one of its own that was made to change it. */
  isReplaced?: boolean;
}

export const ownUid = (preset: AlertPreset) => `${provisionedUid(preset.name)}-own`;

const presetLabel = ({ labels }: StoredRule) => labels?.trunkline;

export function asksTrunkline({ model }: RuleNode): boolean {
  return (model.datasource as { type?: string } | undefined)?.type === DATA_SOURCE_ID;
}

/** The presets in their order, each with the rules made of it, then the other rules on our data. */
export function listRules(rules: Rules | null | undefined): ListedRule[] {
  const stored = rules?.stored ?? [];
  const seenOf = (rule: StoredRule) => ({
    key: rule.uid,
    title: rule.title,
    rule,
    health: rules?.states.find(({ uid }) => uid === rule.uid),
    silences: (rules?.silences ?? []).filter((silence) => silencesRule(silence, rule.uid)),
  });
  const ofPresets = ALERT_PRESETS.flatMap((preset): ListedRule[] => {
    const made = stored.filter((rule) => presetLabel(rule) === preset.name);
    const row = { key: preset.name, title: preset.title, help: preset.help, preset, silences: [] };
    const hasOwn = made.some(({ provenance }) => !provenance);
    return made.length === 0
      ? [row]
      : made.map((rule) => ({ ...row, ...seenOf(rule), isReplaced: Boolean(rule.provenance) && hasOwn }));
  });
  const others = stored
    .filter((rule) => !ALERT_PRESETS.some(({ name }) => name === presetLabel(rule)) && rule.data.some(asksTrunkline))
    .map((rule) => ({ ...seenOf(rule), help: rule.annotations?.description ?? '' }));
  return [...ofPresets, ...others];
}
