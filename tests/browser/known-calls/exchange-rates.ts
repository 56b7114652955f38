import { KNOWN_WINDOW } from './window';

const DAY_MS = 86_400_000;
const DAYS_BEFORE = 3;

/** Daily rates to the euro in the European Central Bank's layout: newest first, a comma at the end of each line. */
export function exchangeRatesCsv(): string {
  const first = KNOWN_WINDOW.from.getTime() - DAYS_BEFORE * DAY_MS;
  const days = Math.round((KNOWN_WINDOW.to.getTime() - first) / DAY_MS);
  const lines = Array.from({ length: days }, (_, day) => {
    const date = new Date(first + day * DAY_MS).toISOString().slice(0, 10);
    return `${date},${(1.1 + day / 1_000).toFixed(4)},${(0.85 - day / 2_000).toFixed(4)},`;
  });
  return ['Date,USD,GBP,', ...lines.reverse(), ''].join('\n');
}
