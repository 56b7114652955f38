import { someone } from '../../tests/access/someone';
import { acceptAnyStart, StoredAttempt } from '../../tests/attempts/insert-attempts';
import { sampleAttempts } from '../../tests/attempts/sample-attempts';
import { storeDirty } from '../../tests/attempts/store-dirty';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { refreshAll } from '../rollups/refresh-worker';
import { ensureTiers } from '../rollups/tier-tables';
import { declaredTiers } from '../rollups/tiers';
import { suggestValues } from './values';

const FROM = '2026-03-20T00:00:00Z';
const TO = '2026-03-31T00:00:00Z';
const WINDOW = { from: FROM, to: TO };
const DIMENSIONS = ['customer_id', 'provider_id', 'destination_prefix', 'outcome'] as const;

let database: FreshDatabase;
let stored: StoredAttempt[];

beforeAll(async () => {
  database = await freshDatabase();
  await acceptAnyStart(database.pool);
  await database.pool.query(`insert into sources (name, kind) values ('one', 'test')`);
  await ensureTiers(database.pool, declaredTiers(['UTC']));
  const early = sampleAttempts(WINDOW, 200, 1, 'early');
  await storeDirty(database.pool, early);
  await refreshAll(database.pool);
  const late = sampleAttempts(WINDOW, 10, 2, 'late');
  await storeDirty(database.pool, late);
  stored = [...early, ...late];
});
afterAll(() => database.drop());

function plainValues(name: (typeof DIMENSIONS)[number], from: string, to: string): Array<string | null> {
  const counts = new Map<string | null, number>();
  for (const { started_at, [name]: value } of stored) {
    if (Date.parse(started_at) >= Date.parse(from) && Date.parse(started_at) < Date.parse(to)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const byText = (a: string | null, b: string | null) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || byText(a, b)).map(([value]) => value);
}

it.each(DIMENSIONS)(
  'suggests the values of %s as often as they come, from rollups and attempts alike',
  async (name) => {
    for (const [from, to] of [
      [FROM, TO],
      ['2026-03-22T10:20:00Z', '2026-03-29T15:40:00Z'],
    ]) {
      const found = await suggestValues(database.pool, { dimension: name, from, to }, someone('test', 'viewer'));
      expect(found.map(({ value }) => value)).toEqual(plainValues(name, from, to));
    }
  }
);
