import { twoOrgs, TwoOrgs } from '../../../tests/access/two-orgs';
import { as } from '../../../tests/http/as';
import { TOKEN } from '../../../tests/http/serve-api';
import { linkTo } from '../../deliveries/links/file-link';
import { createSecrets } from '../../deliveries/secrets';

let orgs: TwoOrgs;
beforeAll(async () => {
  orgs = await twoOrgs();
}, 60_000);
afterAll(() => orgs.stop());

const opened = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, text: await response.text() };
};

it('gives what its owner may see as long as they may, is ended by nobody of another organisation, and is told to none', async () => {
  const [other, side] = orgs.sides;
  const { pool } = orgs.api.database;
  const { orgId, scope } = side.principal;
  const terms = {
    deliveryId: side.made.deliveries,
    recipient: 'noc@betelgeuse.example',
    publicUrl: orgs.api.url,
    days: 14,
  };
  const file = { fileId: side.file, name: 'f.csv', bytes: 1, rows: 1, sha256: '', contentType: 'text/csv' };
  const { url } = await linkTo(pool, createSecrets(TOKEN), { ...terms, file });
  expect(await opened(url)).toMatchObject({ status: 200, text: expect.stringContaining(side.marks[3]) as string });

  const { rows } = await pool.query<{ link_id: string }>('select link_id from file_links');
  for (const delivery of [side.made.deliveries, other.made.deliveries]) {
    const path = `/v1/deliveries/${delivery}/links/${rows[0].link_id}`;
    expect((await as(orgs.api, other.principal, 'DELETE', path)).status).toBe(404);
  }
  expect((await opened(url)).status).toBe(200);

  const setScope = (changed: object) =>
    pool.query('update access_orgs set scope = $2 where org_id = $1', [orgId, JSON.stringify(changed)]);
  for (const less of [
    { customers: ['9'] },
    { seesCustomerCharges: false },
    { hiddenDigits: { cli: 0, destination: 1 } },
  ]) {
    await setScope({ ...scope, ...less });
    const { status, text } = await opened(url);
    expect([less, status]).toEqual([less, 410]);
    expect(text).toContain('may not see any more what is in it');
    expect(side.marks.filter((mark) => text.includes(mark))).toEqual([]);
  }
  await setScope({ ...scope, seesProviderNames: true });
  expect((await opened(url)).status).toBe(200);
  await setScope(scope);
});
