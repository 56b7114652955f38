import { IncomingMessage } from 'http';
import { text } from 'stream/consumers';

import { Problem, ProblemBody } from '../../../contract/problem';

/** The JSON of an answer with one of the given statuses; anything else is thrown as the Problem it carries. */
export async function readAnswer<T>(response: IncomingMessage, statuses: readonly number[] = [200]): Promise<T> {
  const body = await text(response);
  if (statuses.includes(response.statusCode ?? 0)) {
    return JSON.parse(body) as T;
  }
  throw problemOf(response.statusCode ?? 0, body);
}

function problemOf(status: number, body: string): Problem {
  try {
    const { error, field, allowed } = JSON.parse(body) as ProblemBody;
    return new Problem(error, { status, field, allowed });
  } catch {
    return new Problem(`The service answered ${status}: ${body.slice(0, 200) || 'nothing more'}.`, {
      status: status || 502,
    });
  }
}
