import { createTemplate } from '../../backend/deliveries/templates/templates';
import { Principal } from '../../backend/access/principal';
import { makerNow } from '../../backend/access/identify';
import { UNRESTRICTED } from '../../backend/access/scope';
import { Scope } from '../../contract/access/scope';
import { RunDetail } from '../../contract/run';
import { as } from '../http/as';
import { canonicalCall } from '../http/canonical-call';
import { serveApi, ServedApi } from '../http/serve-api';
import { Maker, runMaker, temporaryStore } from '../schedules/run-now';
import { someone } from './someone';

export const ZONE = 'UTC';
export const WINDOW = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };

/** A customer's organisation: its people see its calls, and neither who carries them nor for how much. */
export interface Side {
  principal: Principal;
  customerId: string;
  /** Words that stand in its calls, and in what it makes, and nowhere else. */
  marks: string[];
  attempts: number;
  made: Record<'schedules' | 'runs' | 'contacts' | 'templates' | 'saved-reports' | 'deliveries', string>;
  file: string;
}

export interface TwoOrgs {
  api: ServedApi;
  maker: Maker;
  sides: [Side, Side];
  stop(): Promise<void>;
}

const scopeOf = (customerId: string): Scope => ({
  ...UNRESTRICTED,
  customers: [customerId],
  seesProviderNames: false,
  seesProviderCharges: false,
});

interface Given {
  orgId: number;
  login: string;
  customerId: string;
  word: string;
  digits: string;
  attempts: number;
}

const GIVEN: Given[] = [
  { orgId: 2, login: 'olga', customerId: '7101', word: 'Aldebaran', digits: '4420794601', attempts: 5 },
  { orgId: 3, login: 'paul', customerId: '7202', word: 'Betelgeuse', digits: '3491123402', attempts: 8 },
];

const callsOf = ({ customerId, word, digits, attempts }: Given) =>
  Array.from({ length: attempts }, (_, at) =>
    canonicalCall(at, {
      attempt_id: `${word}-${at}`,
      call_id: `${word}-call-${at}`,
      direction: 'outbound',
      customer_id: customerId,
      customer_name: `${word} Telecom`,
      account_id: `${word}-account`,
      provider_id: `carrier-${word}`,
      provider_name: `${word} Carrier`,
      trunk_out: `trunk-${word}`,
      cli: `${digits}${at}${at}`,
      destination_number: `${digits}9${at}`,
      customer_charge: '1.5',
      customer_currency: 'EUR',
      provider_charge: '0.5',
      provider_currency: 'EUR',
    })
  );

/** Two customers' organisations on one service, with disjoint calls, each with one of everything its people can make. */
export async function twoOrgs(): Promise<TwoOrgs> {
  const store = temporaryStore();
  const api = await serveApi({ files: store.files });
  const maker = runMaker(api.database.pool, {
    ...store,
    principalOf: (owner) => makerNow(api.database.pool, owner),
  });
  const sides: Side[] = [];
  for (const given of GIVEN) {
    sides.push(await makeSide(api, maker, given));
  }
  return {
    api,
    maker,
    sides: sides as [Side, Side],
    stop: async () => {
      maker.remove();
      await api.stop();
    },
  };
}

async function makeSide(api: ServedApi, maker: Maker, given: Given): Promise<Side> {
  const { orgId, login, customerId, word, digits, attempts } = given;
  const scope = scopeOf(customerId);
  await api.call(`/v1/access/orgs/${orgId}`, { method: 'PUT', body: JSON.stringify({ label: word, scope }) });
  await api.call(`/v1/attempts?source=switch`, {
    method: 'POST',
    body: JSON.stringify(callsOf(given)),
    headers: { 'content-type': 'application/json' },
  });
  const principal = someone(login, 'editor', { orgId, scope });
  const make = async <T>(path: string, body: unknown): Promise<T> => {
    const { status, body: text } = await as(api, principal, 'POST', path, body);
    if (status >= 300) {
      throw new Error(`${path}: ${status} ${text}`);
    }
    return JSON.parse(text) as T;
  };
  const filters = [{ dimension: 'customer_id', values: [customerId] }];
  const question = { dimensions: ['destination_number'], measures: ['attempts', 'customer_charge'], filters };
  const { contactId } = await make<{ contactId: string }>('/v1/contacts', {
    name: `${word} people`,
    addresses: [`noc@${word.toLowerCase()}.example`],
    customerId,
  });
  const { id } = await make<{ id: string }>('/v1/saved-reports', {
    name: `${word} saved`,
    report: 'breakout',
    question,
    window: WINDOW,
    shared: true,
  });
  const job = { report: 'breakout', question, recipients: { contacts: [contactId], addresses: [], bcc: [] } };
  const { scheduleId } = await make<{ scheduleId: string }>('/v1/schedules', {
    name: `${word} daily`,
    zone: ZONE,
    rule: { unit: 'day', at: '08:00' },
    job,
  });
  const { runId } = await make<RunDetail>('/v1/runs', {
    requestId: `request-${orgId}`,
    window: WINDOW,
    zone: ZONE,
    job,
  });
  await maker.makeAll();
  const run = JSON.parse((await as(api, principal, 'GET', `/v1/runs/${runId}`)).body) as RunDetail;
  if (run.files.length === 0) {
    throw new Error(`The run of ${word}: ${run.state} ${run.message}`);
  }
  const listed = JSON.parse((await as(api, principal, 'GET', '/v1/deliveries')).body) as {
    deliveries: Array<{ deliveryId: string }>;
  };
  const { templateId } = await createTemplate(api.database.pool, principal, {
    name: `${word} words`,
    language: 'en',
    texts: { en: { subject: word, html: word, text: word } },
  });
  return {
    principal,
    customerId,
    marks: [word, word.toLowerCase(), customerId, digits],
    attempts,
    made: {
      schedules: scheduleId,
      runs: runId,
      contacts: contactId,
      templates: templateId,
      'saved-reports': id,
      deliveries: listed.deliveries[0].deliveryId,
    },
    file: run.files[0].fileId,
  };
}
