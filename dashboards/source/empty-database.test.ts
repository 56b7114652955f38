import { fromDataSource, Grafana } from '../../tests/plugin-protocol/grafana';
import { startDoor, TOKEN } from '../../tests/plugin-protocol/service';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { RunningDoor } from '../../backend/grafana/server';
import { FILES } from './all';

const HOUR_MS = 3_600_000;
const RANGES_H: Record<string, number> = { 'now-6h': 6, 'now-24h': 24, 'now-7d': 168 };
/** As wide as a panel of a laptop, of a wall, and one that is not drawn yet. */
const POINTS = [400, 1_900, 0];

let database: FreshDatabase;
let door: RunningDoor;
let grafana: Grafana;

beforeAll(async () => {
  database = await freshDatabase();
  door = await startDoor(database.pool);
  grafana = new Grafana(door.address);
});
afterAll(async () => {
  grafana.close();
  await door.stop();
  await database.drop();
});

type Target = Record<string, unknown> & { filters?: Array<{ values: string[] }> };

/** With variables as they are where there is nothing to choose: All, or what Grafana makes of no option at all. */
function variants(target: Target): Target[] {
  const text = JSON.stringify(target).replaceAll('$currency', 'USD');
  const all = JSON.parse(text) as Target;
  const none = JSON.parse(text.replace(/"\$(customer|provider|destination)"/g, '""')) as Target;
  return target.filters ? [{ ...all, filters: [] }, none] : [all];
}

it.each(Object.entries(FILES))(
  'every query of %s is answered where there are no calls yet',
  async (_name, { panels, time }) => {
    const to = Date.now();
    const from = to - RANGES_H[time.from] * HOUR_MS;
    const targets = (panels as Array<{ targets?: Target[] }>).flatMap((panel) => panel.targets ?? []);
    for (const target of targets.flatMap(variants)) {
      for (const maxDataPoints of POINTS) {
        const asked = {
          from: new Date(from).toISOString(),
          to: new Date(to).toISOString(),
          maxDataPoints,
          intervalMS: maxDataPoints > 0 ? Math.round((to - from) / maxDataPoints) : 0,
        };
        const { status, error } = await grafana.query(fromDataSource(TOKEN), target, asked);
        expect({ target, status, error }).toEqual({ target, status: 200, error: '' });
      }
    }
  }
);
