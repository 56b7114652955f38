import type { CallFilter, CallFilterName, CallLayout, CallsQuestionInput, NumberSide } from '../../../contract/calls';
import type { DialledCountry } from '../../../contract/dialled-countries';
import type { CallFilters } from '../calls/calls-state';
import { splitNumbers } from '../../numbers/read-numbers';

/** What a schedule asks of calls: all but when. */
export type ScheduledCalls = Partial<Omit<CallsQuestionInput, 'window' | 'zone' | 'limit' | 'after'>>;

/** The calls of a schedule as its form holds them. */
export interface CallsDraft {
  filters: CallFilters;
  answeredOnly: boolean;
  layout: CallLayout;
  /** As typed; empty for calls of any number. */
  numbers: string;
  side: NumberSide;
  country?: DialledCountry;
}

/** As lists for billing are. */
export const NEW_CALLS: CallsDraft = {
  filters: {},
  answeredOnly: true,
  layout: 'call-list/1',
  numbers: '',
  side: 'either',
};

export function draftOfCalls({ filters = [], answeredOnly = false, layout, numbers }: ScheduledCalls): CallsDraft {
  return {
    filters: Object.fromEntries(filters.map(({ dimension, values }) => [dimension, values])),
    answeredOnly,
    layout: layout ?? 'call-list/named/1',
    numbers: numbers?.typed.join('\n') ?? '',
    side: numbers?.side ?? 'either',
    country: numbers?.country,
  };
}

export function callsOf({ filters, answeredOnly, layout, numbers, side, country }: CallsDraft): ScheduledCalls {
  const typed = splitNumbers(numbers);
  return {
    filters: Object.entries(filters).flatMap(([name, values]): CallFilter[] =>
      values.length > 0 ? [{ dimension: name as CallFilterName, values }] : []
    ),
    answeredOnly,
    layout,
    ...(typed.length > 0 ? { numbers: { typed, side, ...(country ? { country } : {}) } } : {}),
  };
}
