import { readNumbers, splitNumbers } from './read-numbers';

it('splits pasted numbers at line ends, commas, semicolons and tabs, not at their spaces', () => {
  expect(splitNumbers(' +44 20 7946 0958\r\n\n0034612345678, 112;anonymous\tsip:1@host ')).toEqual([
    '+44 20 7946 0958',
    '0034612345678',
    '112',
    'anonymous',
    'sip:1@host',
  ]);
  expect(splitNumbers(' \n')).toEqual([]);
});

describe('a file', () => {
  it('of one number a line is one list', () => {
    expect(readNumbers('\uFEFF+442079460958\r\n 34612345678 \r\n')).toEqual({
      columns: [{ name: '', numbers: ['+442079460958', '34612345678'] }],
    });
  });

  it('of a table gives its columns of numbers, the fullest first, and leaves the others out', () => {
    const file = 'name;caller;callee\n"Smith; Bob";;+34612345678\nAnn;112;"+44 20 7946 0958"\n';
    expect(readNumbers(file)).toEqual({
      columns: [
        { name: 'callee', numbers: ['+34612345678', '+44 20 7946 0958'] },
        { name: 'caller', numbers: ['112'] },
      ],
    });
  });

  it('without names of columns numbers them', () => {
    expect(readNumbers('1001,+34612345678\n1002,+34612345679').columns.map(({ name }) => name)).toEqual([
      'Column 1',
      'Column 2',
    ]);
  });

  it('without numbers gives none', () => {
    expect(readNumbers('name,city\nAnn,Rome').columns).toEqual([]);
    expect(readNumbers('').columns).toEqual([]);
  });
});
