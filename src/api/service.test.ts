import { config } from '@grafana/runtime';

import { fakeGrafana, neverAnswers, refusal } from '../test/fake-grafana';
import { fileUrl } from './file-url';
import { requestService } from './service';
import type { ServiceError } from './service-error';

describe('a request to the service', () => {
  it('goes through the resources of the app and shows no alert of its own', async () => {
    const grafana = fakeGrafana({ 'POST v1/ask': ({ data }) => ({ echo: data }) });

    await expect(requestService('v1/ask', { method: 'POST', data: { measures: ['asr'] } })).resolves.toEqual({
      echo: { measures: ['asr'] },
    });
    expect(grafana.requests[0]).toMatchObject({
      url: '/api/plugins/trunkline-calls-app/resources/v1/ask',
      showErrorAlert: false,
    });
  });

  it('brings the sentence, the field and what is accepted of a refused question', async () => {
    const problem = { error: 'There is no measure asrr.', field: 'measures[0]', allowed: ['asr', 'acd_s'] };
    fakeGrafana({ 'POST v1/ask': () => refusal(400, { ...problem, message: problem.error }) });

    await expect(requestService('v1/ask', { method: 'POST' })).rejects.toMatchObject({
      message: problem.error,
      field: problem.field,
      allowed: problem.allowed,
      status: 400,
    });
  });

  it.each([
    [
      'a service that is down',
      refusal(502, { message: 'Plugin unavailable' }),
      /could not be reached \(HTTP 502: Plugin unavailable\).*trunkline_address/,
    ],
    ['an error page of a proxy', refusal(504, 'Gateway Timeout'), /could not be reached \(HTTP 504\)/],
    [
      'a plugin that did not start',
      refusal(404, { message: 'Plugin not found' }),
      /has not started Trunkline's backend/,
    ],
    ['a session that ended', refusal(401, { message: 'Unauthorized' }), /Sign in again/],
    ['a user without access', refusal(403, { message: 'Permission denied' }), /Ask an administrator/],
    ['no network', refusal(0), /Check your connection/],
  ])('says what to check for %s', async (_, reply, sentence) => {
    fakeGrafana({ 'GET v1/catalog': () => reply });

    const error = await requestService('v1/catalog').catch((cause: ServiceError) => cause);
    expect(error).toMatchObject({ name: 'ServiceError', message: expect.stringMatching(sentence) });
  });

  it('is cancelled when its caller leaves', async () => {
    const grafana = fakeGrafana({ 'POST v1/ask': neverAnswers });
    const leaving = new AbortController();

    const asked = requestService('v1/ask', { method: 'POST', signal: leaving.signal });
    expect(grafana.cancelled).toHaveLength(0);
    leaving.abort();

    await expect(asked).rejects.toThrow();
    expect(grafana.cancelled).toEqual(['/api/plugins/trunkline-calls-app/resources/v1/ask']);
  });
});

describe('the address of a file', () => {
  it('is below the path Grafana is served under', () => {
    config.appSubUrl = '/grafana';
    const url = fileUrl('report', 'csv', 'dtmf');
    config.appSubUrl = '';

    expect(url).toBe('/grafana/api/plugins/trunkline-calls-app/resources/v1/csv?called=dtmf&closing_line=1');
  });

  it.each([
    ['report', 'csv', /\/v1\/csv\?closing_line=1$/],
    ['report', 'spreadsheet-csv', /\/v1\/csv\?spreadsheet_safe=1&closing_line=1$/],
    ['calls', 'csv', /\/v1\/calls\/csv\?closing_line=1$/],
    ['numbers', 'xlsx', /\/v1\/calls\/numbers\/xlsx$/],
  ] as const)('of %s as %s asks for what the format needs', (of, format, address) => {
    expect(fileUrl(of, format)).toMatch(address);
  });
});
