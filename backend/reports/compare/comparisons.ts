import { ComparisonDescription } from '../../../contract/catalog';
import { Comparison } from '../../../contract/names';

/** What each comparison is called, and which window it sets beside the question's. */
export const COMPARISON_DESCRIPTIONS: Record<Comparison, Omit<ComparisonDescription, 'name'>> = {
  previous_window: {
    label: 'Window before',
    help: 'The window right before, of the same kind: as many whole months or days, else as long.',
  },
  previous_day: { label: 'Day before', help: 'The same local times a day earlier.' },
  previous_week: { label: 'Same days last week', help: 'The same local times seven days earlier.' },
  previous_month: {
    label: 'Month before',
    help: 'The same dates a month earlier; where that month is shorter, through its end.',
  },
};
