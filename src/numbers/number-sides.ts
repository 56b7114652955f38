import type { NumberSide } from '../../contract/calls';

/** Which of a call's numbers is looked at, as choices. */
export const SIDE_OPTIONS: Array<{ value: NumberSide; label: string; description: string }> = [
  { value: 'either', label: 'Either', description: 'Calls from the numbers and calls to them' },
  { value: 'cli', label: 'As CLI', description: 'Calls from the numbers' },
  { value: 'destination', label: 'As destination', description: 'Calls to the numbers' },
];
