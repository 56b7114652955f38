import { Contact } from '../../../contract/contact';
import { ProblemBody } from '../../../contract/problem';
import { Template, TemplateVariables } from '../../../contract/template';
import { readChanges } from '../../database/audit';
import { inTransaction } from '../../database/pool';
import { queueDeliveries } from '../../deliveries/outbox/queue-deliveries';
import { mailContent, mailOfRun } from '../../../tests/deliveries/mail-of-run';
import { as } from '../../../tests/http/as';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { someone } from '../../../tests/access/someone';
import { UNRESTRICTED } from '../../access/scope';

let api: ServedApi;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.stop());

async function send<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
  const response = await api.call(path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : undefined) as T };
}

const TEXT = { subject: 'Report {{ report.label }}', html: '<p>{{ customer.name }}</p>', text: '{{ customer.name }}' };
const CONTACT = { name: 'Acme NOC', addresses: ['noc@ACME.example'], zone: 'Europe/Madrid', customerId: '101' };
const TEMPLATE = { name: 'Plain', language: 'en', texts: { en: TEXT } };

describe('/v1/contacts', () => {
  it('keeps a contact, its changes audited, and refuses a change of an older version', async () => {
    const { status, body: created } = await send<Contact>('POST', '/v1/contacts', CONTACT);
    expect(status).toBe(201);
    expect(created).toMatchObject({ addresses: ['noc@acme.example'], language: 'en', version: 1 });
    const path = `/v1/contacts/${created.contactId}`;

    const changed = await send<Contact>('PUT', path, { ...CONTACT, language: 'es', version: 1 });
    expect(changed.body).toMatchObject({ language: 'es', version: 2 });
    const late = await send<ProblemBody>('PUT', path, { ...CONTACT, version: 1 });
    expect(late.status).toBe(409);
    expect(late.body.error).toMatch(/changed by somebody else/);

    expect((await send('DELETE', path)).status).toBe(204);
    expect((await send('GET', path)).status).toBe(404);
    const changes = await readChanges(api.database.pool, { kind: 'contact', id: created.contactId });
    expect(changes.map(({ action, changedBy }) => [action, changedBy])).toEqual([
      ['deleted', 'token'],
      ['changed', 'token'],
      ['created', 'token'],
    ]);
    expect(changes[1]).toMatchObject({ before: { language: 'en' }, after: { language: 'es' } });
  });

  it.each([
    [{ addresses: ['noc@acme.example\r\nBcc: all@acme.example'] }, /control character/],
    [{ addresses: [] }, /at least 1 value/],
    [{ addresses: Array.from({ length: 10_000 }, (_, at) => `a${at}@acme.example`) }, /at most 20/],
    [{ zone: 'Europe/Atlantis' }, /not an IANA time zone/],
    [{ language: 'english' }, /language such as en/],
    [{ name: 'Acme\nNOC' }, /one line/],
    [{ templateId: '99' }, /template chosen does not exist/],
    [{ templateId: "1'; drop table contacts" }, /no template/],
  ])('refuses %j', async (change, sentence) => {
    const { status, body } = await send<ProblemBody>('POST', '/v1/contacts', { ...CONTACT, ...change });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body.error).toMatch(sentence);
  });

  it('refuses the same name for the same customer', async () => {
    const twin = { ...CONTACT, name: 'Twin' };
    expect((await send('POST', '/v1/contacts', twin)).status).toBe(201);
    expect((await send('POST', '/v1/contacts', { ...twin, name: 'TWIN' })).status).toBe(409);
    expect((await send('POST', '/v1/contacts', { ...twin, customerId: '102' })).status).toBe(201);
  });

  it('is for editors, and within their customers only', async () => {
    const scope = { ...UNRESTRICTED, customers: ['102'], seesProviderCharges: false };
    expect((await as(api, someone('v', 'viewer', { scope }), 'GET', '/v1/contacts')).status).toBe(403);
    const editor = someone('e', 'editor', { scope });
    const seen = JSON.parse((await as(api, editor, 'GET', '/v1/contacts')).body) as Contact[];
    expect(seen.map(({ customerId }) => customerId)).toEqual(['102']);
    expect((await as(api, editor, 'POST', '/v1/contacts', CONTACT)).status).toBe(403);
  });
});

describe('/v1/templates', () => {
  it('keeps a template a contact uses, until it is used no more', async () => {
    const { body: template } = await send<Template>('POST', '/v1/templates', TEMPLATE);
    const contact = { ...CONTACT, name: 'With template', templateId: template.templateId };
    const { body: user } = await send<Contact>('POST', '/v1/contacts', contact);
    const path = `/v1/templates/${template.templateId}`;

    expect((await send<ProblemBody>('DELETE', path)).body.error).toMatch(/still used by contacts/);
    await send('DELETE', `/v1/contacts/${user.contactId}`);
    expect((await send('DELETE', path)).status).toBe(204);
  });

  it.each([
    [{ subject: '{{ report.label' }, 'texts.en.subject', /does not compile.*not closed/],
    [{ html: '{% if customer %}' }, 'texts.en.html', /does not compile/],
    [{ text: '{{ customer.name | shout }}' }, 'texts.en.text', /undefined filter: shout/],
    [{ text: '{{ costumer.name }}' }, 'texts.en.text', /asks for costumer.name, which no mail has/],
    [{ html: '{% for i in (1..1000000000) %}x{% endfor %}' }, 'texts.en.html', /runs too long/],
    [
      { html: '{% for i in (1..9999) %}{% for j in (1..9999) %}{{ rows }}{% endfor %}{% endfor %}' },
      'texts.en.html',
      /runs too long/,
    ],
    [{ html: "{% include '/etc/passwd' %}" }, 'texts.en.html', /"include" not found/],
    [{ html: "{% render '../secrets' %}" }, 'texts.en.html', /"render" not found/],
    [{ subject: '{% comment %}nothing{% endcomment %}' }, 'texts.en.subject', /subject is empty/],
  ])('does not save %j', async (change, field, sentence) => {
    const broken = { ...TEMPLATE, name: 'Broken', texts: { en: { ...TEXT, ...change } } };
    const { status, body } = await send<ProblemBody>('POST', '/v1/templates', broken);
    expect({ status, field: body.field }).toEqual({ status: 422, field });
    expect(body.error).toMatch(sentence);
    const { body: templates } = await send<Template[]>('GET', '/v1/templates');
    expect(templates.map(({ name }) => name)).not.toContain('Broken');
  });

  it('previews the built-in template with the figures of a run, escaped', async () => {
    const content = mailContent({ customer: { id: '7', name: '<script>alert(1)</script>' } });
    await inTransaction(api.database.pool, (client) => queueDeliveries(client, mailOfRun({ runId: '70', content })));
    const { body } = await send<TemplateVariables>('GET', '/v1/templates/variables');
    const text = { ...body.builtIn.texts.en, html: `${body.builtIn.texts.en.html}{{ customer.name | raw }}` };

    const preview = await send<{ html: string; subject: string; text: string }>('POST', '/v1/templates/preview', {
      text,
      runId: '70',
    });

    expect(preview.status).toBe(200);
    expect(preview.body.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(preview.body.html).not.toContain('<script>');
    expect(preview.body.html).toContain('63.6%');
    expect(preview.body.text).toContain('Destination: Spain mobile | Attempts: 1,200 | ASR');
    expect(preview.body.subject).toBe('Customer traffic · <script>alert(1)</script> · 2026-11-20');
    expect((await send('POST', '/v1/templates/preview', { text, runId: '71' })).status).toBe(404);

    const example = await send<{ html: string }>('POST', '/v1/templates/preview', { text });
    expect(example.body.html).toContain('<img src="data:image/png;base64,');
  });

  it('knows every variable it names', async () => {
    const { body } = await send<TemplateVariables>('GET', '/v1/templates/variables');
    const all = body.variables.map(({ name }) => `{{ ${name} }}`).join('\n');
    const text = { subject: 'All', html: all, text: all };
    const preview = await send<{ text: string }>('POST', '/v1/templates/preview', { text });
    expect(preview.status).toBe(200);
    expect(preview.body.text.split('\n').filter((line) => line.trim() === '')).toEqual([]);
  });
});
