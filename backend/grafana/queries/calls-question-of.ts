import { CallsQuestionInput, NumberFiguresInput } from '../../../contract/calls';
import { callsQuerySchema, numbersQuerySchema } from '../../../contract/calls-query';
import { readInput } from '../../reports/read-input';
import { DataQuery } from '../protocol/messages';
import { jsonOf, timeRangeOf } from './query-parts';
import { windowOf } from './window';

/** The calls a panel or an Explore link asks for. Throws a Problem that names what is wrong in it. */
export function callsQuestionOf(query: DataQuery): CallsQuestionInput {
  const { kind: _, ...asked } = readInput(callsQuerySchema, jsonOf(query));
  return { ...asked, window: windowOf(timeRangeOf(query)) };
}

/** The same for the figures of numbers. */
export function numbersQuestionOf(query: DataQuery): NumberFiguresInput {
  const { kind: _, ...asked } = readInput(numbersQuerySchema, jsonOf(query));
  return { ...asked, window: windowOf(timeRangeOf(query)) };
}
