import type { AlertQueryInput } from '../alert-query';
import type { DimensionName } from '../names';
import { APP_ID, DATA_SOURCE_ID } from '../plugin-ids';
import type { AlertPreset } from './presets';

/** What an operator sets of a preset. */
export interface RuleSettings {
  threshold: number;
  recovery: number;
  /** Of conditions about calls. */
  leastAttempts?: number;
  dimensions?: DimensionName[];
  /** Whose clock says what the same hour of another week is; UTC unless set. */
  zone?: string;
  /** What charges are converted to; else each group must be charged in one currency. */
  currency?: string;
  isPaused: boolean;
}

/** The node of a rule that compares with the threshold. */
export const THRESHOLD_NODE = 'C';
export const VALUE_NODE = 'A';
const FACTS_NODE = 'F';
const EXPRESSION = { type: '__expr__', uid: '__expr__' };
/** A sample ends where calls are complete, whatever range a rule names: all that counts is its end. */
const RANGE = { from: 600, to: 0 };

export interface ThresholdModel {
  refId: string;
  type: 'threshold';
  datasource: typeof EXPRESSION;
  expression: string;
  conditions: Array<{
    type: 'query';
    evaluator: { type: 'lt' | 'gt'; params: number[] };
    unloadEvaluator: { type: 'lt' | 'gt'; params: number[] };
    query: { params: string[] };
    operator: { type: 'and' };
    reducer: { type: 'last'; params: [] };
  }>;
}

export interface RuleNode {
  refId: string;
  datasourceUid: string;
  relativeTimeRange: { from: number; to: number };
  model: { refId: string } & Record<string, unknown>;
}

/** A rule as Grafana's provisioning takes it, by file and by its HTTP API alike, but for where it belongs. */
export interface AlertRule {
  title: string;
  condition: string;
  data: RuleNode[];
  noDataState: 'OK';
  execErrState: 'Error';
  for: string;
  annotations: Record<string, string>;
  labels: Record<string, string>;
  isPaused: boolean;
}

/** Whether charges are compared, which have currencies. */
export function isAboutMoney(query: AlertQueryInput): query is Extract<AlertQueryInput, { currency?: unknown }> {
  return query.condition === 'threshold' && query.measure === 'profit_percent';
}

export function isAboutCalls(query: AlertQueryInput): query is Extract<AlertQueryInput, { dimensions?: unknown }> {
  return query.condition !== 'failed_deliveries' && query.condition !== 'stopped_source';
}

/** As a preset is, until somebody sets it otherwise. */
export function usualSettings({ query, threshold, recovery, pausedBecause }: AlertPreset): RuleSettings {
  const ofCalls = isAboutCalls(query)
    ? { leastAttempts: query.leastAttempts, dimensions: query.dimensions, zone: query.zone ?? 'UTC' }
    : {};
  return { threshold, recovery, ...ofCalls, isPaused: pausedBecause !== undefined };
}

export function thresholdModel({ fires }: AlertPreset, { threshold, recovery }: RuleSettings): ThresholdModel {
  const [over, back] = fires === 'below' ? (['lt', 'gt'] as const) : (['gt', 'lt'] as const);
  return {
    refId: THRESHOLD_NODE,
    type: 'threshold',
    datasource: EXPRESSION,
    expression: VALUE_NODE,
    conditions: [
      {
        type: 'query',
        evaluator: { type: over, params: [threshold] },
        unloadEvaluator: { type: back, params: [recovery] },
        query: { params: [THRESHOLD_NODE] },
        operator: { type: 'and' },
        reducer: { type: 'last', params: [] },
      },
    ],
  };
}

/** The query of a preset with what was set of it. */
export function queryWith({ query }: AlertPreset, settings: RuleSettings): AlertQueryInput {
  return { ...query, ...queriedOf(query, settings) };
}

/** What was set of the queries of a rule. */
export function queriedOf(query: AlertQueryInput, { leastAttempts, dimensions, zone, currency }: RuleSettings) {
  return {
    ...(isAboutCalls(query) ? { leastAttempts, dimensions, zone } : {}),
    ...(isAboutMoney(query) ? { currency } : {}),
  };
}

const fact = (text: string) => `{{ with $values.${FACTS_NODE} }}${text}{{ end }}`;

/** The rule Grafana evaluates for a preset, on the data source of that uid. */
export function ruleOfPreset(preset: AlertPreset, settings: RuleSettings, dataSourceUid: string): AlertRule {
  const query = queryWith(preset, settings);
  const ask = (refId: string, show: 'value' | 'facts'): RuleNode => ({
    refId,
    datasourceUid: dataSourceUid,
    relativeTimeRange: RANGE,
    model: { refId, datasource: { type: DATA_SOURCE_ID, uid: dataSourceUid }, ...query, show },
  });
  return {
    title: preset.title,
    condition: THRESHOLD_NODE,
    data: [
      ask(VALUE_NODE, 'value'),
      ask(FACTS_NODE, 'facts'),
      {
        refId: THRESHOLD_NODE,
        datasourceUid: EXPRESSION.uid,
        relativeTimeRange: { from: 0, to: 0 },
        model: { ...thresholdModel(preset, settings) },
      },
    ],
    noDataState: 'OK',
    execErrState: 'Error',
    for: `${preset.pendingS}s`,
    annotations: {
      summary: fact('{{ .Labels.sentence }}'),
      description: preset.help,
      report: fact(`{{ externalURL }}a/${APP_ID}/{{ .Labels.report }}`),
    },
    labels: { severity: preset.severity, trunkline: preset.name },
    isPaused: settings.isPaused,
  };
}
