import { FrameMeta } from '../../../contract/grafana-query';
import { Window } from '../../../contract/question';

/** The sample a condition was answered of. */
export interface AlertMeta {
  window?: Window;
}

/** One of Grafana's data frames, before it is encoded. */
export interface Frame {
  name: string;
  refId: string;
  meta: Meta;
  fields: Field[];
}

export interface Meta {
  custom?: FrameMeta | AlertMeta;
  notices?: Notice[];
  /** Grafana's contract for what alert rules and expressions make of a frame. */
  type?: 'numeric-long';
  typeVersion?: [number, number];
  preferredVisualisationType: 'graph' | 'table';
}

export interface Notice {
  severity: 'info' | 'warning';
  text: string;
}

export type Field = { name: string; labels?: Record<string, string>; config: FieldConfig } & Values;

/** ISO instants, doubles or texts, one for each row. */
export type Values =
  | { type: 'time'; values: ReadonlyArray<string | null> }
  | { type: 'number'; values: ReadonlyArray<number | null> }
  | { type: 'text'; values: ReadonlyArray<string | null> };

/** The part of Grafana's field configuration that is filled in here. */
export interface FieldConfig {
  displayNameFromDS?: string;
  description?: string;
  unit?: string;
  decimals?: number;
  noValue?: string;
}
