import { CallsQuestion, NumberSide } from '../../../contract/calls';
import { Question, Window } from '../../../contract/question';
import { conditions } from '../conditions';
import { DIMENSIONS } from '../dimensions';
import { Parameters } from '../parameters';
import { Scope } from '../../../contract/access/scope';
import { Principal } from '../../access/principal';
import { knownNumbers } from './asked-numbers';
import { attemptsQuestion } from './attempts-question';
import { callJoins, callSelects } from './call-columns';
import { CallKey } from './call-key';
import { LAYOUTS } from './layouts';

export interface CallsStatement {
  text: string;
  values: unknown[];
}

export interface Reach {
  /** A part of the question's window. */
  span: Window;
  /** Only calls after this one in the list. */
  after?: CallKey;
  /** The most calls wanted; all, where left out. */
  limit?: number;
}

const KEY = ['a.started_at', 'a.source_id', 'a.attempt_id'];
const NEWEST_FIRST = `order by ${KEY.map((column) => `${column} desc`).join(', ')}`;

const SIDES: Record<NumberSide, readonly string[]> = {
  cli: [DIMENSIONS.cli.sql],
  destination: [DIMENSIONS.destination_number.sql],
  either: [DIMENSIONS.cli.sql, DIMENSIONS.destination_number.sql],
};

/** What is the same for every span of a question. */
export interface AskedCalls {
  question: CallsQuestion;
  /** The same as a question about attempts. */
  attempts: Question;
  scope: Scope;
  /** All ways the numbers asked for may be stored in. */
  writings: readonly string[];
}

export function askedCalls(question: CallsQuestion, { scope }: Principal): AskedCalls {
  const writings = question.numbers ? knownNumbers(question.numbers).writings : [];
  return { question, attempts: attemptsQuestion(question), scope, writings };
}

function hasNumber({ question: { numbers }, writings }: AskedCalls, parameters: Parameters): string[] {
  if (!numbers) {
    return [];
  }
  const list = parameters.bind(writings, 'text[]');
  return [`(${SIDES[numbers.side].map((sql) => `${sql} = any(${list})`).join(' or ')})`];
}

/** The bound by itself is what an index by start can use. */
function isAfter({ startedAt, sourceId, attemptId }: CallKey, parameters: Parameters): string[] {
  const start = parameters.bind(startedAt, 'timestamptz');
  const source = parameters.bind(sourceId, 'int');
  const attempt = parameters.bind(attemptId, 'text');
  return [`a.started_at <= ${start}`, `(${KEY.join(', ')}) < (${start}, ${source}, ${attempt})`];
}

/** What attempts `a` must meet to be calls of the question in that window. */
export function callConditions(asked: AskedCalls, window: Window, parameters: Parameters): string[] {
  const { question, attempts, scope } = asked;
  return [
    ...conditions({ window, filters: attempts.filters }, scope, 'a.started_at', parameters),
    'a.is_final',
    ...(question.answeredOnly ? ['a.answered_at is not null'] : []),
    ...hasNumber(asked, parameters),
  ];
}

/** The calls of one span, newest first. The result's columns are those of the layout, then the call's key. */
export function callsStatement(asked: AskedCalls, reach: Reach): CallsStatement {
  const { question, scope } = asked;
  const parameters = new Parameters();
  const { columns } = LAYOUTS[question.layout];
  const where = [
    ...callConditions(asked, reach.span, parameters),
    ...(reach.after ? isAfter(reach.after, parameters) : []),
  ];
  const limited = reach.limit === undefined ? '' : `limit ${parameters.bind(reach.limit, 'int')}`;
  // Numbers are found by their own index: `offset 0` keeps the order wanted from tempting into reading by start instead.
  const fence = question.numbers ? 'offset 0' : '';
  const text = `select ${[...callSelects(columns, scope), ...KEY].join(', ')}
from (
  select * from (select * from attempts a where ${where.join('\n    and ')} ${fence}) a
  ${NEWEST_FIRST} ${limited}
) a
${callJoins(columns).join('\n')}
${NEWEST_FIRST}`;
  return { text, values: parameters.values };
}
