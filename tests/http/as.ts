import { text } from 'stream/consumers';

import { requestInProcess } from '../../backend/http/in-process';
import { Principal } from '../../backend/access/principal';
import { ServedApi } from './serve-api';

/** A request of somebody, as Grafana hands it over. */
export async function as(
  { server }: ServedApi,
  principal: Principal,
  method: string,
  path: string,
  body?: unknown
): Promise<{ status: number; body: string }> {
  const response = await requestInProcess(server, principal, {
    method,
    path,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
  });
  return { status: response.statusCode ?? 0, body: await text(response) };
}
