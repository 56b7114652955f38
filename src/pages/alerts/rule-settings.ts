import type { AlertPreset } from '../../../contract/alerts/presets';
import {
  isAboutCalls,
  isAboutMoney,
  queriedOf,
  ruleOfPreset,
  type RuleSettings,
  THRESHOLD_NODE,
  thresholdModel,
  type ThresholdModel,
  usualSettings,
  VALUE_NODE,
} from '../../../contract/alerts/rule-of-preset';
import type { AlertQueryInput } from '../../../contract/alert-query';
import { RULES_FOLDER } from '../../../contract/alerts/provisioned-rules';
import type { StoredRule } from '../../api/grafana-alerting';
import { asksTrunkline, ownUid } from './listed-rules';

const FOLDER_UID = 'trunkline-alerts-own';
const GROUP = 'Set on the page Alerts';
const ORG = 1;

/** What is set of a rule, as Grafana keeps it; what it does not say is as usual. */
export function settingsOf(preset: AlertPreset, rule: StoredRule | undefined): RuleSettings {
  const usual = usualSettings(preset);
  return rule ? { ...usual, ...thresholdsOf(rule), ...sampleOf(rule), isPaused: rule.isPaused } : usual;
}

type Condition = ThresholdModel['conditions'][number];

const modelOf = ({ data }: StoredRule, node: string) => data.find(({ refId }) => refId === node)?.model;

function thresholdsOf(rule: StoredRule): Partial<RuleSettings> {
  const model = modelOf(rule, THRESHOLD_NODE) as Partial<ThresholdModel> | undefined;
  const condition: (Partial<Condition> & Pick<Condition, 'evaluator'>) | undefined = model?.conditions?.[0];
  if (!condition) {
    return {};
  }
  const [threshold] = condition.evaluator.params;
  return { threshold, recovery: condition.unloadEvaluator?.params[0] ?? threshold };
}

function sampleOf(rule: StoredRule): Partial<RuleSettings> {
  const query = modelOf(rule, VALUE_NODE) as AlertQueryInput | undefined;
  if (!query || !isAboutCalls(query)) {
    return {};
  }
  const { leastAttempts, dimensions, zone = 'UTC' } = query;
  return { leastAttempts, dimensions, zone, ...(isAboutMoney(query) ? { currency: query.currency } : {}) };
}

/** A rule with other settings; all else stays as it was made, here or in Grafana's editor. */
export function withSettings(rule: StoredRule, preset: AlertPreset, settings: RuleSettings): StoredRule {
  const queried = queriedOf(preset.query, settings);
  return {
    ...rule,
    isPaused: settings.isPaused,
    data: rule.data.map((node) =>
      node.refId === THRESHOLD_NODE
        ? { ...node, model: { ...node.model, ...thresholdModel(preset, settings) } }
        : asksTrunkline(node)
          ? { ...node, model: { ...node.model, ...queried } }
          : node
    ),
  };
}

/** A rule of one's own, in the place of the one of a file where there is one. */
export function ownRule(preset: AlertPreset, settings: RuleSettings, dataSourceUid: string): StoredRule {
  return {
    ...ruleOfPreset(preset, settings, dataSourceUid),
    title: `${preset.title} (own)`,
    uid: ownUid(preset),
    folderUID: FOLDER_UID,
    ruleGroup: GROUP,
    orgID: ORG,
  };
}

export const OWN_FOLDER = `${RULES_FOLDER}, own`;
