import { handleUnaryCall } from '@grpc/grpc-js';

import { Answer } from '../../contract/answer';
import { GrafanaQuery } from '../../contract/grafana-query';
import { Principal } from '../access/principal';
import { callerOf } from './caller';
import { callerLeaves } from './caller-leaves';
import { alertFrame } from './frames/alert-frame';
import { breakoutFrames } from './frames/breakout-frames';
import { callsFrame } from './frames/calls-frame';
import { encodeFrame } from './frames/encode-frame';
import { Frame } from './frames/frame';
import { numbersFrame } from './frames/numbers-frame';
import { seriesFrames } from './frames/series-frames';
import { serviceFrames } from './frames/service-frames';
import { tableFrame } from './frames/table-frame';
import { GrafanaDoor } from './grafana-door';
import { DataQuery, DataResponse, QueryDataRequest, QueryDataResponse } from './protocol/messages';
import { alertOf } from './queries/alert-of';
import { callsQuestionOf, numbersQuestionOf } from './queries/calls-question-of';
import { questionOf } from './queries/question-of';
import { kindOf } from './queries/query-parts';
import { serviceQuestionOf } from './queries/service-question-of';
import { refusalOf } from './refusal';

/** Answers the queries of a panel, of Explore or of an alert rule. One that fails leaves the others their answers. */
export function queryData(door: GrafanaDoor): handleUnaryCall<QueryDataRequest, QueryDataResponse> {
  return async (call, reply) => {
    const { queries } = call.request;
    const left = callerLeaves(call);
    const caller = callerOf(door, call);
    const responses = await Promise.all(
      queries.map(async (query): Promise<[string, DataResponse]> => {
        try {
          return [query.refId, { status: 200, frames: await framesOf(door, query, await caller, left) }];
        } catch (error) {
          return [query.refId, failed(error, door)];
        }
      })
    );
    reply(null, { responses: Object.fromEntries(responses) });
  };
}

async function framesOf(
  { questions, alerts, askService, questionTimeoutMs }: GrafanaDoor,
  query: DataQuery,
  principal: Principal,
  left: AbortSignal
): Promise<Uint8Array[]> {
  const options = { signal: left, timeoutS: questionTimeoutMs / 1_000 };
  const { refId } = query;
  switch (kindOf(query)) {
    case 'calls': {
      const answer = await questions.listCalls(callsQuestionOf(query), principal, { ...options, instants: true });
      return [encodeFrame(callsFrame(answer, refId))];
    }
    case 'numbers':
      return [
        encodeFrame(numbersFrame(await questions.numberFigures(numbersQuestionOf(query), principal, options), refId)),
      ];
    case 'service':
      return serviceFrames(await askService(serviceQuestionOf(query), principal), refId).map(encodeFrame);
    case 'alert': {
      const { input, at, show } = alertOf(query);
      return [encodeFrame(alertFrame(await alerts.evaluate(input, at, principal, options), show, refId))];
    }
    case 'figures': {
      const { layout, question } = questionOf(query);
      return layOut(layout, await questions.ask(question, principal, options), refId).map(encodeFrame);
    }
  }
}

function layOut(layout: GrafanaQuery['layout'], answer: Answer, refId: string): Frame[] {
  switch (layout) {
    case 'table':
      return [tableFrame(answer, refId)];
    case 'series':
      return seriesFrames(answer, refId);
    case 'breakout':
      return breakoutFrames(answer, refId);
  }
}

function failed(error: unknown, { logger }: GrafanaDoor): DataResponse {
  const { status, body, expected } = refusalOf(error);
  if (!expected) {
    logger.error({ err: error }, 'a query failed');
  }
  return { status, error: body.error, errorSource: expected ? 'downstream' : 'plugin' };
}
