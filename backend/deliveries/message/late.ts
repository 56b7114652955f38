import { showMoment } from './show-value';

const GRACE_MS = 10 * 60_000;

/** `due 08:00, sent 11:42`, with dates where they differ; null when it is in time, or nobody waits for a moment. */
export function sayLate(dueAt: string | null, sentAt: string, zone: string): string | null {
  if (dueAt === null || Date.parse(sentAt) - Date.parse(dueAt) <= GRACE_MS) {
    return null;
  }
  const [due, sent] = [dueAt, sentAt].map((instant) => showMoment(instant, zone).slice(0, 16));
  const isSameDay = due.slice(0, 10) === sent.slice(0, 10);
  return isSameDay ? `due ${due.slice(11)}, sent ${sent.slice(11)}` : `due ${due}, sent ${sent}`;
}
