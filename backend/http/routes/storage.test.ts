import { Registry } from 'prom-client';

import { StorageStatus } from '../../../contract/storage';
import { canonicalCall } from '../../../tests/http/canonical-call';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { refreshAll } from '../../rollups/refresh-worker';
import { registerBacklog } from '../../rollups/tier-status';
import { ensureTiers } from '../../rollups/tier-tables';
import { declaredTiers, tierLabel } from '../../rollups/tiers';
import { verifyBucket } from '../../rollups/verify';

const TIERS = declaredTiers(['UTC']);
const DAY_OF_CUSTOMERS = 'tier_day_customer';
const tier = TIERS.find(({ name }) => tierLabel(name) === DAY_OF_CUSTOMERS)!;

describe('GET /v1/storage', () => {
  let api: ServedApi;
  beforeAll(async () => {
    api = await serveApi();
    await ensureTiers(api.database.pool, TIERS);
  });
  afterAll(() => api.stop());

  const status = async () => (await (await api.call('/v1/storage')).json()) as StorageStatus;
  const dayOfCustomers = async () => (await status()).tiers.find(({ name }) => name === DAY_OF_CUSTOMERS)!;
  const store = async (from: number, count: number) => {
    const calls = Array.from({ length: count }, (_, at) => canonicalCall(from + at));
    const headers = { 'content-type': 'application/json' };
    const response = await api.call('/v1/attempts?source=s', { method: 'POST', body: JSON.stringify(calls), headers });
    expect(response.status).toBe(200);
  };

  it('tells of an empty database', async () => {
    const { attempts, tiers, dirtyHours, keptHoursDays, keptDaysMonths } = await status();

    expect(attempts).toMatchObject({
      rows: 0,
      partitions: 0,
      oldest: null,
      newest: null,
      keptFrom: null,
      keptMonths: null,
    });
    expect({ dirtyHours, keptHoursDays, keptDaysMonths }).toEqual({
      dirtyHours: 0,
      keptHoursDays: 62,
      keptDaysMonths: null,
    });
    expect(tiers).toHaveLength(TIERS.length);
    expect(tiers[0]).toMatchObject({ rows: 0, attemptsPerRow: null, staleBuckets: 0, lastRefreshedAt: null });
  });

  it('tells what each rollup saves, costs and lacks', async () => {
    await store(0, 40);
    const registry = new Registry();
    registerBacklog(api.database.pool, registry);
    expect((await status()).dirtyHours).toBe(1);
    expect(await registry.metrics()).toContain('trunkline_dirty_hours 1');

    await refreshAll(api.database.pool);
    await verifyBucket(api.database.pool, tier, '2026-11-01T12:00:00Z');
    await api.database.pool.query(`insert into stale_buckets values ($1, '2026-11-01')`, [tier.name]);

    const { attempts, dirtyHours } = await status();
    expect(attempts).toMatchObject({ rows: 40, partitions: 1, oldest: expect.stringMatching(/^2026-11-01T/) });
    expect(attempts.bytes).toBeGreaterThan(8_192);
    expect(dirtyHours).toBe(0);
    const day = await dayOfCustomers();
    expect(day).toMatchObject({
      grain: 'day',
      zone: 'UTC',
      dimensions: ['customer_id'],
      staleBuckets: 1,
      compared: 1,
      different: 0,
    });
    expect(day.rows * day.attemptsPerRow!).toBe(40);
    expect(day.shareOfAttempts).toBe(day.bytes / attempts.bytes);
    expect(day.lastRefreshedAt).not.toBeNull();
    expect(await registry.metrics()).toContain('trunkline_stale_buckets 1');
  });

  it('tells about large rollups from some of their pages', async () => {
    await api.database.pool.query(
      `insert into ${tier.name} (bucket, source_id, is_money, customer_id, s_attempts)
       select '2026-11-01', 1, false, n::text, 7 from generate_series(1, 60000) n`
    );

    const { rows } = await dayOfCustomers();

    expect(rows).toBeGreaterThan(40_000);
    expect(rows).toBeLessThan(80_000);
  });
});
