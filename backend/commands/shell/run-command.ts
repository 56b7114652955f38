import { Problem } from '../../../contract/problem';

const MISTAKE = 2;
const FAILURE = 1;

/**
 * Runs a command to its end. A Problem is a sentence on stderr: exit code 2 when whoever typed it can change that, 1 when
 * the service or the database is not there. Anything else is a stack and 1.
 */
export function runCommand(command: () => Promise<void>): void {
  // Whoever reads our output may stop reading, as `head` does.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : FAILURE));
  command().then(
    () => process.exit(),
    (error: unknown) => {
      process.stderr.write(`${explain(error)}\n`);
      process.exit(exitCodeOf(error));
    }
  );
}

function explain(error: unknown): string {
  if (error instanceof Problem) {
    const { message, allowed } = error;
    const isSaid = !allowed || allowed.every((choice) => message.includes(choice));
    return isSaid ? message : `${message}\nAllowed: ${allowed.join(', ')}.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function exitCodeOf(error: unknown): number {
  return error instanceof Problem && error.status < 500 ? MISTAKE : FAILURE;
}
