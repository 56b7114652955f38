import { DATA_SOURCE, type Query } from './query';

/** A panel as Grafana stores it, without its id and its place. */
export interface Panel {
  type: string;
  title: string;
  [setting: string]: unknown;
}

export interface Threshold {
  color: 'green' | 'orange' | 'red' | 'text';
  /** Null: whatever is below the next one. */
  value: number | null;
}

export interface Link {
  title: string;
  url: string;
}

export interface FieldConfig {
  unit?: string;
  decimals?: number;
  min?: number;
  max?: number;
  displayName?: string;
  thresholds?: Threshold[];
  links?: Link[];
  /** Of a field's own settings in a table or a graph. */
  custom?: Record<string, unknown>;
  color?: { mode: string; fixedColor?: string };
  noValue?: string;
  mappings?: unknown[];
}

/** Settings of single fields, by name. */
export type Overrides = Record<string, FieldConfig>;

export interface Drawn {
  title: string;
  description?: string;
  queries: Query[];
  defaults?: FieldConfig;
  overrides?: Overrides;
  links?: Link[];
  transformations?: Array<{ id: string; options: Record<string, unknown> }>;
}

/** What a panel of calls says where it has none to show. */
export const NO_CALLS =
  'No calls in this time range. To get calls in, connect a switch or import a file: Trunkline, Sources.';

/** Green from `good`, red below `bad`, orange between. */
export function atLeast(bad: number, good: number): Threshold[] {
  return [
    { color: 'red', value: null },
    { color: 'orange', value: bad },
    { color: 'green', value: good },
  ];
}

/** Green up to `warn`, red from `bad`, orange between. */
export function below(warn: number, bad: number): Threshold[] {
  return [
    { color: 'green', value: null },
    { color: 'orange', value: warn },
    { color: 'red', value: bad },
  ];
}

export function panelOf(type: string, drawn: Drawn, options: Record<string, unknown>): Panel {
  const { title, description, queries, defaults = {}, overrides = {}, links, transformations } = drawn;
  return {
    type,
    title,
    ...(description && { description }),
    datasource: DATA_SOURCE,
    targets: queries.map((query, at) => ({ refId: String.fromCharCode(65 + at), datasource: DATA_SOURCE, ...query })),
    fieldConfig: {
      defaults: configOf(defaults),
      overrides: Object.entries(overrides).map(([name, config]) => ({
        matcher: { id: 'byName', options: name },
        properties: propertiesOf(config),
      })),
    },
    options,
    ...(links && { links: links.map((link) => ({ ...link, targetBlank: false })) }),
    ...(transformations && { transformations }),
  };
}

function configOf({ thresholds, ...config }: FieldConfig) {
  return { ...config, ...(thresholds && { thresholds: { mode: 'absolute', steps: thresholds } }) };
}

function propertiesOf({ custom = {}, ...config }: FieldConfig) {
  return [
    ...Object.entries(configOf(config)).map(([id, value]) => ({ id, value })),
    ...Object.entries(custom).map(([name, value]) => ({ id: `custom.${name}`, value })),
  ];
}
