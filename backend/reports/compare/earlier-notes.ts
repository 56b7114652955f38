import { Question } from '../../../contract/question';
import { Lacks } from '../capabilities';
import { Flags, incompleteTotals, notesOf } from '../notes';
import { PREVIOUS, previousFlag } from './compared-columns';
import { COMPARISON_DESCRIPTIONS } from './comparisons';
import { earlierWindow } from './earlier-window';

/** The flags of the earlier window, by the names of the question's own. */
function earlierFlags(flags: Flags): Flags {
  const prefix = previousFlag('');
  const earlier = Object.entries(flags).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(earlier.map(([name, value]) => [name.slice(prefix.length), value]));
}

/** The sentences a reader must see with the figures, those about the earlier window of a comparison included. */
export function notesOfBoth(question: Question, lacks: Lacks, flags: Flags): string[] {
  const own = notesOf(question, lacks, flags);
  if (!question.compare) {
    return own;
  }
  const { label } = COMPARISON_DESCRIPTIONS[question.compare];
  const { from, to } = earlierWindow(question.window, question.zone, question.compare).window;
  const earlier = notesOf(question, lacks, earlierFlags(flags)).filter((note) => !own.includes(note));
  return [
    `${label}: compared with ${from} to ${to}.`,
    ...own,
    ...earlier.map((note) => `In the window compared with: ${note}`),
  ];
}

/** The plain amounts, of either window, whose total leaves out what could not be converted. */
export function incompleteTotalsOfBoth(question: Question, flags: Flags): string[] {
  const earlier = question.compare ? incompleteTotals(question, earlierFlags(flags)) : [];
  return [...incompleteTotals(question, flags), ...earlier.map((name) => name + PREVIOUS)];
}
