import type {
  AskedNumbers,
  CallFilter,
  CallFilterName,
  CallsQuestionInput,
  NumberFiguresInput,
} from '../../../contract/calls';
import type { Moment } from '../reports/report-question';
import type { CallsState } from './calls-state';

/** Calls asked for at a time. */
const PAGE = 500;

export function filtersOf({ filters }: CallsState): CallFilter[] {
  return Object.entries(filters).flatMap(([name, values]) =>
    values.length > 0 ? [{ dimension: name as CallFilterName, values }] : []
  );
}

export function numbersOf({ numbers, side, country }: CallsState): AskedNumbers | undefined {
  return numbers.length > 0 ? { typed: numbers, side, country } : undefined;
}

export function callsQuestion(state: CallsState, { window, zone }: Moment): CallsQuestionInput {
  return {
    numbers: numbersOf(state),
    filters: filtersOf(state),
    answeredOnly: state.answeredOnly,
    window,
    zone,
    layout: 'call-list/named/1',
    limit: PAGE,
  };
}

/** Undefined where there is no number yet. */
export function figuresQuestion(state: CallsState, { window, zone }: Moment): NumberFiguresInput | undefined {
  const numbers = numbersOf(state);
  const currencies = state.currency ? [state.currency] : [];
  return numbers && { numbers, filters: filtersOf(state), window, zone, currencies };
}
