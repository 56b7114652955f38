import { setLogger } from 'node-cron';
import { DestinationStream, Logger, pino, stdSerializers } from 'pino';

const SECRETS = ['token', 'password', 'pass', 'authorization', 'databaseUrl', 'connectionString'];

/** Log lines are JSON on stdout. Secrets are cut out by key, and from the text of errors where they are part of an address. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[secret]' },
      serializers: { err: describeError },
      hooks: {
        // Without a message of its own a line would repeat the error's, with whatever secrets it holds.
        logMethod(args, method) {
          const [fields, message, ...rest] = args as [unknown, string?, ...unknown[]];
          const isBare = typeof fields === 'object' && message === undefined;
          method.apply(
            this,
            isBare ? [fields as object, ''] : ([fields, message, ...rest] as Parameters<typeof method>)
          );
        },
      },
    },
    destination ?? pino.destination({ dest: 1, sync: true })
  );
}

/** An error with its code, message and stack: what a driver hangs on it besides may hold rows and parameters. */
function describeError(error: Error & { code?: string }) {
  const { type, message, stack } = stdSerializers.err(error);
  return { type, code: error.code, message: withoutPasswords(message), stack: withoutPasswords(stack) };
}

function withoutPasswords(text: string): string {
  return text.replace(/(\/\/[^\s:/@]+):[^\s@/]+@/g, '$1:[secret]@');
}

/** What timers have to say goes where everything does. A round that goes on when the next is due is no fault: all take their time. */
export function logTimers(logger: Logger): void {
  const quiet = (message: string | Error) => logger.debug({ said: String(message) }, 'a timer');
  setLogger({
    info: quiet,
    debug: quiet,
    warn: quiet,
    error: (message, error) => logger.error({ err: error ?? message }, 'a timer failed'),
  });
}
