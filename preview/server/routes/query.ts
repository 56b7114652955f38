import { IncomingMessage, ServerResponse } from 'node:http';

import { frameJson, FrameJson } from '../frame-json';
import { leavingSignal, readBody, replyJson } from '../http-reply';
import { replyPluginFailure } from '../plugin-failure';
import { DataQuery, DataResponse, PluginContext } from '../protocol/messages';
import { PluginClient } from '../protocol/plugin-client';

interface AskedQuery {
  refId?: string;
  queryType?: string;
  maxDataPoints?: number;
  intervalMs?: number;
}

interface AskedQueries {
  queries: AskedQuery[];
  /** Milliseconds since 1970, as digits. */
  from: string;
  to: string;
}

interface ResultJson {
  status: number;
  frames?: FrameJson[];
  error?: string;
  errorSource?: string;
}

/** What Grafana does with `POST /api/ds/query`: 200, or 400 with the errors beside the results. */
export async function answerQuery(
  client: PluginClient,
  pluginContext: PluginContext,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const asked = JSON.parse((await readBody(request)).toString()) as AskedQueries;
  const timeRange = { fromEpochMS: Number(asked.from), toEpochMS: Number(asked.to) };
  const queries = asked.queries.map((query) => dataQuery(query, timeRange));
  try {
    const { responses } = await client.queryData({ pluginContext, headers: {}, queries }, leavingSignal(response));
    const results = Object.fromEntries(Object.entries(responses).map(([refId, one]) => [refId, resultJson(one)]));
    const failed = Object.values(results).some((result) => result.error !== undefined);
    replyJson(response, failed ? 400 : 200, { results });
  } catch (error) {
    replyPluginFailure(response, error);
  }
}

function dataQuery(query: AskedQuery, timeRange: DataQuery['timeRange']): DataQuery {
  return {
    refId: query.refId ?? 'A',
    queryType: query.queryType ?? '',
    maxDataPoints: query.maxDataPoints ?? 100,
    intervalMS: query.intervalMs ?? 1_000,
    timeRange,
    json: Buffer.from(JSON.stringify(query)),
  };
}

function resultJson({ frames, error, errorSource, status }: DataResponse): ResultJson {
  if (error) {
    return { error, errorSource: errorSource || undefined, status: status || 500 };
  }
  return { status: status || 200, frames: frames.map(frameJson) };
}
