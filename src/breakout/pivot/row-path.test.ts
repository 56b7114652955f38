import * as fc from 'fast-check';

import { readPath, writePath } from './row-path';

const path = fc.array(fc.option(fc.string({ unit: 'grapheme' }), { nil: null }), { minLength: 1, maxLength: 5 });

describe('the path to a row', () => {
  it('is read back as it was written', () => {
    fc.assert(fc.property(path, (steps) => expect(readPath(writePath(steps))).toEqual(steps)));
  });

  it('is never shared by two rows', () => {
    fc.assert(
      fc.property(path, path, (a, b) => (writePath(a) === writePath(b)) === (JSON.stringify(a) === JSON.stringify(b)))
    );
  });
});
