import { createLogger } from './logger';

describe('createLogger', () => {
  const logged = (write: (logger: ReturnType<typeof createLogger>) => void): string => {
    let text = '';
    write(createLogger('info', { write: (line: string) => (text += line) }));
    return text;
  };

  it('keeps secrets out, by key and in addresses', () => {
    const text = logged((logger) => {
      logger.info({ token: 'secret-1', settings: { databaseUrl: 'secret-2', nested: { password: 'secret-3' } } });
      logger.error({ err: new Error('no answer from postgres://user:secret-4@host/db') });
    });
    expect(text).not.toContain('secret-');
    expect(text).toContain('postgres://user:[secret]@host/db');
  });

  it('writes of an error its code, and not what a driver hangs on it', () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (cli)=(34600123456)' });
    const text = logged((logger) => logger.error({ err: error }));
    expect(text).toContain('"code":"23505"');
    expect(text).not.toContain('34600123456');
  });
});
