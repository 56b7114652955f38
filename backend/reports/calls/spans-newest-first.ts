import { Window } from '../../../contract/question';

const DAY_MS = 86_400_000;

export interface Steps {
  /** Days of the newest span. */
  days: number;
  /** How many times as long as the one before each further span is. */
  growth: number;
}

/**
 * A window as spans, the newest first. Where few calls are wanted of many, spans that start short and grow find the newest
 * without reading the others, and come to the end of a window that holds few in a handful of steps.
 */
export function* spansNewestFirst({ from, to }: Window, { days, growth }: Steps): Generator<Window> {
  const start = Date.parse(from);
  for (let end = Date.parse(to), length = days * DAY_MS; end > start; length *= growth) {
    const begin = Math.max(end - length, start);
    // The window's own ends may be finer than milliseconds.
    yield {
      from: begin === start ? from : new Date(begin).toISOString(),
      to: end === Date.parse(to) ? to : new Date(end).toISOString(),
    };
    end = begin;
  }
}
