import { CallsQuestion } from '../../../contract/calls';
import { Question, questionSchema } from '../../../contract/question';
import { readInput } from '../read-input';

/** The attempts a question about calls is about, as a question about attempts: what is checked of one is checked of both. */
export function attemptsQuestion({
  filters,
  window,
  zone,
}: Pick<CallsQuestion, 'filters' | 'window' | 'zone'>): Question {
  return readInput(questionSchema, { measures: ['attempts'], filters, window, zone });
}
