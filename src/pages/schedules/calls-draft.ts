import type {
  CallFilter,
  CallFilterName,
  CallLayout,
  CallsQuestionInput,
  NumberFiguresInput,
  NumberSide,
} from '../../../contract/calls';
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
  /** Of the figures of numbers; empty leaves each charge in its own. */
  currencies: string[];
}

/** What a schedule asks of numbers: all but when. */
export type ScheduledNumbers = Omit<NumberFiguresInput, 'window' | 'zone'>;

/** As lists for billing are. */
export const NEW_CALLS: CallsDraft = {
  filters: {},
  answeredOnly: true,
  layout: 'call-list/1',
  numbers: '',
  side: 'either',
  currencies: [],
};

export function draftOfCalls({
  filters = [],
  answeredOnly = false,
  layout,
  numbers,
  currencies = [],
}: ScheduledCalls & Partial<Pick<ScheduledNumbers, 'currencies'>>): CallsDraft {
  return {
    filters: Object.fromEntries(filters.map(({ dimension, values }) => [dimension, values])),
    answeredOnly,
    layout: layout ?? 'call-list/named/1',
    numbers: numbers?.typed.join('\n') ?? '',
    side: numbers?.side ?? 'either',
    country: numbers?.country,
    currencies,
  };
}

export function callsOf(draft: CallsDraft): ScheduledCalls {
  const { answeredOnly, layout } = draft;
  const numbers = numbersIn(draft);
  return {
    filters: filtersIn(draft),
    answeredOnly,
    layout,
    ...(numbers.typed.length > 0 ? { numbers } : {}),
  };
}

export function numbersOf(draft: CallsDraft): ScheduledNumbers {
  return { filters: filtersIn(draft), numbers: numbersIn(draft), currencies: draft.currencies };
}

function filtersIn({ filters }: CallsDraft): CallFilter[] {
  return Object.entries(filters).flatMap(([name, values]): CallFilter[] =>
    values.length > 0 ? [{ dimension: name as CallFilterName, values }] : []
  );
}

function numbersIn({ numbers, side, country }: CallsDraft): ScheduledNumbers['numbers'] {
  return { typed: splitNumbers(numbers), side, ...(country ? { country } : {}) };
}
