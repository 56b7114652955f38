import { StormedTable } from './storm';
import { TestSwitch } from './switch-database';

/** A table whose rows are numbered. */
export const NUMBERED: StormedTable = {
  kind: 'ivozprovider',
  settings: {},
  create: async (database) => {
    await database.createTable('BillableCalls', {
      id: 'id',
      callid: 'text',
      startTime: 'local',
      duration: 'float',
      companyId: 'int',
      price: 'numeric',
    });
    await database.query(`create index by_call on ${name(database, 'BillableCalls')} (callid)`);
  },
  insert: (database, call, price) =>
    `insert into ${name(database, 'BillableCalls')} (callid, ${name(database, 'startTime')}, duration, price)
     values ('call-${call}', ${now(database)}, 1.5, ${price})`,
  update: (database, call, price) =>
    `update ${name(database, 'BillableCalls')} set price = ${price} where callid = 'call-${call}'`,
  callId: (call) => `call-${call}`,
};

/** One whose rows have only the time of their call. */
export const TIMED: StormedTable = {
  kind: 'astpp',
  settings: { currency: 'EUR' },
  create: async (database) => {
    await database.createTable('cdrs', {
      uniqueid: 'text',
      accountid: 'int',
      callerid: 'text',
      callednum: 'text',
      billseconds: 'int',
      disposition: 'text',
      callstart: 'local',
      debit: 'numeric',
      cost: 'numeric',
    });
    await database.query('create index at_start on cdrs (callstart)');
    await database.query('create index by_call on cdrs (uniqueid)');
  },
  insert: (database, call, price) =>
    `insert into cdrs (uniqueid, accountid, callerid, callednum, billseconds, disposition, callstart, debit, cost)
     values ('call-${call}', 1, '1', '2', 1, 'NORMAL_CLEARING [16]', ${now(database)}, ${price}, 0)`,
  update: (_database, call, price) => `update cdrs set debit = ${price} where uniqueid = 'call-${call}'`,
  callId: (call) => `call-${call}`,
};

function name({ engine }: TestSwitch, identifier: string): string {
  return engine === 'postgres' ? `"${identifier}"` : `\`${identifier}\``;
}

function now({ engine }: TestSwitch): string {
  return engine === 'postgres' ? `(clock_timestamp() at time zone 'UTC')` : 'utc_timestamp(6)';
}
