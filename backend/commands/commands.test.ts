import { spawn } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';
import { gzipSync } from 'zlib';

import { Answer } from '../../contract/answer';
import { canonicalCall } from '../../tests/http/canonical-call';
import { serveApi, ServedApi, TOKEN } from '../../tests/http/serve-api';

const RUN = path.join(__dirname, '..', '..', 'scripts', 'run.mjs');
const WINDOW = ['--from', '2026-11-01T00:00:00Z', '--to', '2026-11-02T00:00:00Z'];

interface Ended {
  code: number | null;
  out: string;
  error: string;
}

describe('the commands', () => {
  let api: ServedApi;
  let folder: string;
  beforeAll(async () => {
    api = await serveApi();
    folder = mkdtempSync(path.join(tmpdir(), 'trunkline-commands-'));
    const calls = [
      canonicalCall(1),
      canonicalCall(2, { provider_id: '502', answered_at: null, talk_s: null, sip_code: 486 }),
    ];
    writeFileSync(path.join(folder, 'calls.ndjson'), calls.map((call) => JSON.stringify(call)).join('\n'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await api.stop();
  });

  const run = (args: string[], place: Record<string, string>) =>
    new Promise<Ended>((resolve) => {
      const { DATABASE_URL: _database, TRUNKLINE_URL: _url, ...others } = process.env;
      const env = { ...others, TRUNKLINE_STATE: folder, INIT_CWD: folder, ...place };
      const child = spawn(process.execPath, [RUN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      let out = '';
      let error = '';
      child.stdout.on('data', (text: Buffer) => (out += text.toString()));
      child.stderr.on('data', (text: Buffer) => (error += text.toString()));
      child.once('close', (code) => resolve({ code, out, error }));
    });
  const onDatabase = (...args: string[]) => run(args, { DATABASE_URL: api.database.url });
  const onService = (...args: string[]) => run(args, { TRUNKLINE_URL: api.url, TRUNKLINE_TOKEN: TOKEN });

  it('import counts what was loaded, by either door, and the same again changes nothing', async () => {
    const first = await onDatabase('import', 'calls.ndjson', '--source', 'files');
    expect(first).toMatchObject({ code: 0, out: 'calls.ndjson: 2 loaded, 0 unchanged, 0 replaced, 0 rejected\n' });
    const second = await onService('import', 'calls.ndjson', '--source', 'files');
    expect(second).toMatchObject({ code: 0, out: 'calls.ndjson: 0 loaded, 2 unchanged, 0 replaced, 0 rejected\n' });
  });

  it('import shows rows it could not understand', async () => {
    writeFileSync(path.join(folder, 'broken.ndjson'), '{"attempt_id":"x"}\nnot json\n');
    const { code, out } = await onService('import', 'broken.ndjson', '--source', 'broken');
    expect(code).toBe(0);
    expect(out).toContain('2 rejected');
    expect(out).toContain('line 2: The line is not JSON.');
  });

  it('import says what is wrong with a file', async () => {
    writeFileSync(path.join(folder, 'half.ndjson.gz'), gzipSync('{"attempt_id":"x"}'.repeat(50)).subarray(0, 30));
    const half = await onService('import', 'half.ndjson.gz');
    expect(half.code).toBe(2);
    expect(half.error).toContain('half.ndjson.gz ends in the middle of its compressed data');
    const missing = await onService('import', 'nowhere.csv');
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.error).toContain('nowhere.csv does not exist');
  });

  it('report answers the same as JSON by either door', async () => {
    const args = [
      'report',
      'customer-traffic',
      ...WINDOW,
      '--by',
      'provider_id',
      '--where',
      'customer_id=101',
      '--format',
      'json',
    ];
    const [one, other] = await Promise.all([onDatabase(...args), onService(...args)]);
    const answers = [one, other].map(({ out }) => JSON.parse(out) as Answer);
    expect(answers[0].rows).toEqual(answers[1].rows);
    expect(answers[0].totals).toMatchObject({ attempts: 2, calls: 2, answered: 1, asr: 0.5 });
    expect(answers[0].columns[0]).toMatchObject({ name: 'provider_id', unit: 'text' });
  });

  it('report takes an empty --by, filters, and other formats', async () => {
    const table = await onService('report', 'customer-traffic', ...WINDOW, '--by', '--where', 'provider_id!=502');
    expect(table.code).toBe(0);
    expect(table.out).toContain('Attempts');
    const csv = await onService(
      'report',
      'customer-traffic',
      ...WINDOW,
      '--by',
      'provider_id',
      '--measures',
      'attempts,ner',
      '--order',
      'attempts:asc',
      '--where',
      'provider_id^=50',
      '--format',
      'csv'
    );
    expect(csv.out.split('\r\n')).toHaveLength(4);
    expect(csv.error).toContain('Note: NER profile');
    const workbook = await onService('report', 'customer-traffic', ...WINDOW, '--format', 'xlsx');
    expect(workbook.out).toMatch(/^PK[^]*PK\u0005\u0006[^]*$/);
  });

  it.each([
    [['report'], 'Usage'],
    [['report', 'nothing', ...WINDOW], 'There is no report “nothing”'],
    [['report', 'breakout', '--from', 'yesterday', '--to', 'today'], 'ISO 8601'],
    [['report', 'breakout', '--from', '2026-11-01T00:00:00Z'], '--to is missing'],
    [['report', 'breakout', ...WINDOW, '--by', 'colour'], 'customer_id'],
    [['report', 'breakout', ...WINDOW, '--where', 'colour'], '--where colour is not understood'],
    [['report', 'breakout', ...WINDOW, '--order', 'asr:up'], '--order asr:up'],
    [['report', 'breakout', ...WINDOW, '--limit', 'all'], '--limit all'],
    [['report', 'breakout', ...WINDOW, '--zone', 'Mars/Base'], 'Mars/Base'],
    [['report', 'breakout', ...WINDOW, '--format', 'xml'], 'table, json, csv'],
    [['report', 'breakout', ...WINDOW, '--color', 'red'], '--color'],
  ])('%j is a mistake: exit code 2 and a sentence', async (args, sentence) => {
    const { code, out, error } = await onService(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(sentence);
    expect(error).not.toMatch(/\n\s+at /);
  });

  it('says how to start a service when there is none, and when the token is wrong', async () => {
    const none = await run(['report', 'breakout', ...WINDOW], {});
    expect(none.code).toBe(1);
    expect(none.error).toContain('npm start');
    const wrong = await run(['report', 'breakout', ...WINDOW], { TRUNKLINE_URL: api.url, TRUNKLINE_TOKEN: 'wrong' });
    expect(wrong.code).toBe(2);
    expect(wrong.error).toContain('token');
    const gone = await run(['report', 'breakout', ...WINDOW], { TRUNKLINE_URL: 'http://127.0.0.1:9' });
    expect(gone.code).toBe(1);
    expect(gone.error).toContain("Can't reach the service");
  });
});
