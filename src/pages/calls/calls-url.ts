import { CALL_FILTERS, NUMBER_SIDES } from '../../../contract/calls';
import { DIALLED_COUNTRIES } from '../../../contract/dialled-countries';
import type { CallFilters, CallsState } from './calls-state';

/** More numbers than this make an address that mail programs and proxies cut off. */
export const MOST_LINKED_NUMBERS = 100;

const FILTER = 'var-';

/** Reads the state from an address. What it does not say, or says wrongly, is as the page opens. */
export function readCallsState(params: URLSearchParams, opening: CallsState): CallsState {
  const [source, callId] = [params.get('source'), params.get('call')];
  const answered = params.get('answered');
  return {
    from: params.get('from') ?? opening.from,
    to: params.get('to') ?? opening.to,
    timezone: params.get('timezone') ?? opening.timezone,
    numbers: params.getAll('number'),
    side: NUMBER_SIDES.find((side) => side === params.get('side')) ?? opening.side,
    country: DIALLED_COUNTRIES.find((country) => country === params.get('country')),
    currency: params.get('currency') ?? undefined,
    filters: readFilters(params),
    answeredOnly: answered === null ? opening.answeredOnly : answered === '1',
    open: source && callId ? { source, callId } : undefined,
  };
}

/** Writes what differs from how the page opens; numbers only where they are few. */
export function writeCallsState(state: CallsState, opening: CallsState): URLSearchParams {
  const params = new URLSearchParams({ from: state.from, to: state.to });
  const set = (key: string, value: string, usual: string) => value !== usual && params.set(key, value);
  set('timezone', state.timezone, opening.timezone);
  set('side', state.side, opening.side);
  set('country', state.country ?? '', '');
  set('currency', state.currency ?? '', '');
  set('answered', state.answeredOnly ? '1' : '0', opening.answeredOnly ? '1' : '0');
  if (isLinked(state)) {
    state.numbers.forEach((number) => params.append('number', number));
  }
  for (const name of CALL_FILTERS) {
    state.filters[name]?.forEach((value) => params.append(FILTER + name, value));
  }
  if (state.open) {
    params.set('source', state.open.source);
    params.set('call', state.open.callId);
  }
  return params;
}

/** Whether a link to the page carries its numbers. */
export function isLinked({ numbers }: Pick<CallsState, 'numbers'>): boolean {
  return numbers.length <= MOST_LINKED_NUMBERS;
}

function readFilters(params: URLSearchParams): CallFilters {
  return Object.fromEntries(
    CALL_FILTERS.flatMap((name) => {
      const values = params.getAll(FILTER + name).filter((value) => value !== '' && value !== '$__all');
      return values.length > 0 ? [[name, values]] : [];
    })
  );
}
