import { DIALLED_COUNTRIES } from '../../contract/dialled-countries';
import { NUMBERING_PLANS } from './numbering-plans';

test('every country that can be named has its plan', () => {
  expect([...NUMBERING_PLANS.keys()].sort()).toEqual([...DIALLED_COUNTRIES].sort());
});
