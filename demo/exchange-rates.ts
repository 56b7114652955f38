import { Random } from './random';

const SEED = 7;
const DAY_MS = 86_400_000;
/** Units for one euro, about where they really were when this was written. */
const LEVELS = { USD: 1.16, GBP: 0.87, CHF: 0.94, SEK: 11.0, PLN: 4.25 };
const DAILY_MOVE = 0.004;

/** A rate for every day from a few days before the period to its end, in the layout of the European Central Bank's history. */
export function makeExchangeRates(from: Date, to: Date): string {
  const random = new Random(SEED);
  const rates: Record<string, number> = { ...LEVELS };
  const lines = [];
  for (let day = from.getTime() - 7 * DAY_MS; day <= to.getTime(); day += DAY_MS) {
    for (const code of Object.keys(rates)) {
      rates[code] *= 1 + random.between(-DAILY_MOVE, DAILY_MOVE);
    }
    const cells = Object.values(rates).map((rate) => rate.toFixed(4));
    lines.unshift([new Date(day).toISOString().slice(0, 10), ...cells].join(','));
  }
  return [['Date', ...Object.keys(rates)].join(','), ...lines].join('\n') + '\n';
}
