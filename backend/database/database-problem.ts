import { Problem } from '../../contract/problem';

const AWAY = /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE)$/;
const CONNECTION_LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** What a failure of the database means to the person who asked; undefined when the fault is not the database's. */
export function databaseProblem(error: unknown): Problem | undefined {
  const { code = '', message = '', syscall } = (error ?? {}) as { code?: string; message?: string; syscall?: string };
  const hasNoSocket = code === 'ENOENT' && syscall === 'connect';
  if (AWAY.test(code) || hasNoSocket || CONNECTION_LOST.test(message)) {
    return new Problem("The database can't be reached at the moment. Nothing was half stored; try again shortly.", {
      status: 503,
    });
  }
  if (code === '53100') {
    return new Problem(
      'The disk of the database is full. What was not yet stored was left out as a whole; make room and send it again.',
      { status: 507 }
    );
  }
  if (code === '57014') {
    return new Problem('The question was cancelled in the database before it was answered.', { status: 504 });
  }
  return undefined;
}
