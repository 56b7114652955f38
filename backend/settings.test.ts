import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';

import { USUAL_GROUPINGS } from './rollups/tiers';
import { readSettings } from './settings';

const NEEDED = { DATABASE_URL: 'postgres://127.0.0.1/calls', TRUNKLINE_TOKEN: 'sixteen-letters-or-more' };

describe('readSettings', () => {
  it('needs a database and a token, and listens on loopback', () => {
    expect(readSettings(NEEDED)).toEqual({
      databaseUrl: 'postgres://127.0.0.1/calls',
      http: { host: '127.0.0.1', port: 4080 },
      grpcAddress: '127.0.0.1:4081',
      token: 'sixteen-letters-or-more',
      exposure: { trustedProxies: [], allowedOrigins: [] },
      questionTimeoutS: 60,
      questionsAtOnce: { perPrincipal: 4, overall: 8, waiting: 100, heavyS: 600 },
      retention: {
        attemptsMonths: undefined,
        quarterHoursDays: 35,
        hoursDays: 62,
        daysMonths: undefined,
        auditDays: 400,
      },
      schedules: {
        filesDirectory: path.join('.trunkline', 'files'),
        fileRetention: { days: 90, bytes: 20_000_000_000 },
        runs: { atOnce: 4, perShare: 2 },
      },
      dayZones: ['UTC'],
      groupings: USUAL_GROUPINGS,
      mail: { secrets: expect.anything(), smtpPassword: undefined },
      logLevel: 'info',
    });
  });

  it('reads the address of the database from a file', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'trunkline-url-')), 'url');
    writeFileSync(file, 'postgres://trunkline:secret@db/calls\n');
    const { TRUNKLINE_TOKEN } = NEEDED;
    expect(readSettings({ DATABASE_URL_FILE: file, TRUNKLINE_TOKEN }).databaseUrl).toBe(
      'postgres://trunkline:secret@db/calls'
    );
  });

  it('takes proxies to believe and origins to let in', () => {
    const { exposure } = readSettings({
      ...NEEDED,
      TRUNKLINE_TRUSTED_PROXIES: 'loopback, 10.0.0.0/8, fd00::1',
      TRUNKLINE_ALLOWED_ORIGINS: 'https://portal.example.com',
    });
    expect(exposure).toEqual({
      trustedProxies: ['loopback', '10.0.0.0/8', 'fd00::1'],
      allowedOrigins: ['https://portal.example.com'],
    });
  });

  it('reads the token from a file', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'trunkline-token-')), 'token');
    writeFileSync(file, 'from-a-file-with-a-line-end\n');
    expect(readSettings({ DATABASE_URL: NEEDED.DATABASE_URL, TRUNKLINE_TOKEN_FILE: file }).token).toBe(
      'from-a-file-with-a-line-end'
    );
  });

  it.each([
    [{ DATABASE_URL: undefined }, 'DATABASE_URL (or DATABASE_URL_FILE) is not set'],
    [{ DATABASE_URL: undefined, DATABASE_URL_FILE: '/none' }, "DATABASE_URL_FILE can't be read"],
    [{ TRUNKLINE_TRUSTED_PROXIES: '10.0.0.0/33' }, '“10.0.0.0/33”'],
    [{ TRUNKLINE_TRUSTED_PROXIES: 'everyone' }, '“everyone”'],
    [{ TRUNKLINE_ALLOWED_ORIGINS: '*' }, 'no origin'],
    [{ TRUNKLINE_ALLOWED_ORIGINS: 'https://portal.example.com/' }, 'without a path'],
    [{ TRUNKLINE_TOKEN: undefined }, 'TRUNKLINE_TOKEN is not set'],
    [{ TRUNKLINE_TOKEN: 'short' }, 'at least 16'],
    [{ TRUNKLINE_TOKEN: undefined, TRUNKLINE_TOKEN_FILE: '/nonexistent' }, 'TRUNKLINE_TOKEN_FILE'],
    [{ TRUNKLINE_HTTP_ADDRESS: '4080' }, 'TRUNKLINE_HTTP_ADDRESS is 4080'],
    [{ TRUNKLINE_HTTP_ADDRESS: '127.0.0.1:99999' }, 'TRUNKLINE_HTTP_ADDRESS'],
    [{ TRUNKLINE_GRPC_ADDRESS: 'unix:relative' }, 'TRUNKLINE_GRPC_ADDRESS'],
    [{ TRUNKLINE_QUESTION_TIMEOUT_S: '-1' }, 'TRUNKLINE_QUESTION_TIMEOUT_S is -1'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is loud'],
  ])('says what is wrong with %j', (changes, sentence) => {
    expect(() => readSettings({ ...NEEDED, ...changes })).toThrow(sentence);
  });
});
