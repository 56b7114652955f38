import { text } from 'stream/consumers';

import { requestInProcess } from '../../backend/http/in-process';
import { Principal } from '../../backend/access/principal';
import { ServedApi } from './serve-api';

/** A request of somebody, as Grafana hands it over; a body that is no Buffer is sent as JSON. */
export async function as(
  { server }: ServedApi,
  principal: Principal,
  method: string,
  path: string,
  body?: unknown
): Promise<{ status: number; body: string }> {
  const sent = Buffer.isBuffer(body) ? body : Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const response = await requestInProcess(server, principal, {
    method,
    path,
    headers: { 'content-type': 'application/json', 'content-length': sent.length },
    body: sent,
  });
  return { status: response.statusCode ?? 0, body: await text(response) };
}
