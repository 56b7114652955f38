import { Scope } from '../../../contract/access/scope';
import { CallsQuestion, NumberSide } from '../../../contract/calls';
import { DimensionName } from '../../../contract/names';
import { Problem } from '../../../contract/problem';
import { assertScope, assertSought } from '../assert-scope';
import { refusedOf } from '../what-tells';
import { attemptsQuestion } from './attempts-question';
import { LAYOUTS } from './layouts';

const LOOKED_AT: Record<NumberSide, readonly DimensionName[]> = {
  cli: ['cli'],
  destination: ['destination_number'],
  either: ['cli', 'destination_number'],
};

/**
 * Refuses a question about calls over what its asker may not see. A layout that other programs read has no place to say that
 * a column is empty because it is hidden, so it is refused. Throws a Problem, status 403.
 */
export function assertCallsScope(
  question: Pick<CallsQuestion, 'filters' | 'window' | 'zone' | 'numbers'> & Partial<Pick<CallsQuestion, 'layout'>>,
  scope: Scope
): void {
  assertScope(attemptsQuestion(question), scope);
  if (question.numbers) {
    LOOKED_AT[question.numbers.side].forEach((name) => assertSought(name, scope, 'numbers'));
  }
  const { columns, saysWhatIsHidden } = LAYOUTS[question.layout ?? 'call-list/named/1'];
  const hidden = saysWhatIsHidden ? undefined : columns.find(({ tells }) => refusedOf(tells, scope));
  if (hidden) {
    throw new Problem(
      `The layout ${question.layout} has the column ${hidden.name}, which tells ${refusedOf(hidden.tells, scope)}: you may not see that. Choose call-list/named/1.`,
      { status: 403, field: 'layout' }
    );
  }
}
