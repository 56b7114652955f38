import type { CallFilterName, NumberSide } from '../../../contract/calls';
import type { DialledCountry } from '../../../contract/dialled-countries';

export type CallFilters = Partial<Record<CallFilterName, string[]>>;

/** All a reader has chosen on a page of calls. */
export interface CallsState {
  /** As Grafana writes times: `now-7d`, or milliseconds. */
  from: string;
  to: string;
  /** As Grafana writes zones; empty for the reader's own. */
  timezone: string;
  /** As they were typed. */
  numbers: string[];
  side: NumberSide;
  /** Undefined where no number is national. */
  country?: DialledCountry;
  /** What charges of numbers are converted to; undefined leaves each in its own. */
  currency?: string;
  filters: CallFilters;
  answeredOnly: boolean;
  /** The call whose attempts are open. */
  open?: { source: string; callId: string };
}

export const OPENING: CallsState = {
  from: 'now-7d',
  to: 'now',
  timezone: '',
  numbers: [],
  side: 'either',
  filters: {},
  answeredOnly: false,
};
