import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';

import { Problem } from '../contract/problem';
import { readMailSecrets } from './delivery-settings';

const TOKEN = 'a-token-for-tests-only';

it('hangs stored secrets on the token, or on a secret of its own', () => {
  const sealed = readMailSecrets({}, TOKEN).secrets.seal('geheim');
  const own = { TRUNKLINE_SECRET: 'another secret of the house' };

  expect(readMailSecrets({}, TOKEN).secrets.open(sealed)).toBe('geheim');
  expect(readMailSecrets(own, TOKEN).secrets.open(sealed)).toBeUndefined();
  expect(readMailSecrets(own, TOKEN).secrets.open(readMailSecrets(own, 'other').secrets.seal('x'))).toBe('x');
  expect(sealed.toString('latin1')).not.toContain('geheim');
});

it('reads the password of the mail server from a file', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'trunkline-secret-')), 'password');
  writeFileSync(file, 'geheim\n');

  expect(readMailSecrets({ TRUNKLINE_SMTP_PASSWORD_FILE: file }, TOKEN).smtpPassword).toBe('geheim');
});

it.each([{ TRUNKLINE_SECRET: 'short' }, { TRUNKLINE_SMTP_PASSWORD_FILE: '/nonexistent' }])(
  'refuses %j, naming the variable',
  (environment) => {
    expect(() => readMailSecrets(environment, TOKEN)).toThrow(Problem);
    expect(() => readMailSecrets(environment, TOKEN)).toThrow(Object.keys(environment)[0]);
  }
);
