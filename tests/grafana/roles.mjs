import assert from 'node:assert/strict';

import { drawAll } from './dashboards.mjs';
import { DATA_SOURCE } from './plugin.mjs';

const PASSWORD = 'the-password-of-a-grafana-test';
const RECIPIENT = 'recipient';

/** Viewers see every dashboard, but no addresses; editors see both. */
export async function rolesSeeTheirs(stage) {
  const { api, newContext } = stage;
  const fieldsOf = {};
  for (const role of ['Viewer', 'Editor']) {
    const login = `test-${role.toLowerCase()}`;
    const { id } = await api('POST', '/api/admin/users', { name: role, login, password: PASSWORD });
    try {
      await api('PATCH', `/api/org/users/${id}`, { role });
      const context = await newContext({ user: login, password: PASSWORD });
      await drawAll({ ...stage, context }, login);
      fieldsOf[role] = await fieldsOfMails(context);
      await context.close();
    } finally {
      await api('DELETE', `/api/admin/users/${id}`);
    }
  }
  assert.ok(!fieldsOf.Viewer.includes(RECIPIENT), 'a viewer sees who received a mail');
  assert.ok(fieldsOf.Editor.includes(RECIPIENT), 'an editor does not see who received a mail');
  return 'viewer and editor';
}

async function fieldsOfMails(context) {
  const query = { refId: 'A', datasource: DATA_SOURCE, kind: 'service', view: 'mails' };
  const response = await context.request.post('/api/ds/query', {
    data: { from: 'now-7d', to: 'now', queries: [query] },
  });
  const { results } = await response.json();
  return results.A.frames[0].schema.fields.map(({ name }) => name);
}
