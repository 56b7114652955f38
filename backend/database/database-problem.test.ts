import { databaseProblem } from './database-problem';

const failing = (detail: object) => databaseProblem(Object.assign(new Error('it failed'), detail));

test.each([{ code: 'ECONNREFUSED' }, { code: '57P01' }, { code: '08006' }, { code: 'ENOENT', syscall: 'connect' }])(
  'takes %j for a database that is away',
  (detail) => {
    expect(failing(detail)).toMatchObject({ status: 503 });
  }
);

test('does not take a missing file for a missing database', () => {
  expect(failing({ code: 'ENOENT', syscall: 'open' })).toBeUndefined();
});

test('tells a full disk and a cancelled statement apart from a database that is away', () => {
  expect(failing({ code: '53100' })).toMatchObject({ status: 507 });
  expect(failing({ code: '57014' })).toMatchObject({ status: 504 });
});
