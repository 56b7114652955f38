import * as z from 'zod/mini';

import { RawRecord } from '../../calls/attempt';
import { plainSeconds, secondsAfter } from '../epoch-time';
import { filled, idOf } from '../field-values';
import { instantOfLocalTime } from '../local-time';
import { PULL_SETTINGS } from '../pull/pull-settings';
import { Fields } from '../pull/switch-reader';
import { pulledTable, ReadRow, RowContext, tableSettings } from '../pull/table-switch';

const settings = z.strictObject({ ...PULL_SETTINGS, ...tableSettings('BillableCalls') });
type IvozSettings = z.infer<typeof settings>;

const ENDPOINT_TYPES = ['RetailAccount', 'ResidentialDevice', 'User', 'Fax', 'Friend'];

/** IvozProvider's `BillableCalls`: answered calls, rated minutes after they end. */
export const IVOZPROVIDER = pulledTable<IvozSettings>({
  name: 'IvozProvider',
  label: 'IvozProvider (BillableCalls in MySQL)',
  capabilities: { recordsUnanswered: false, hasMoney: true, hasDtmf: false, rowPer: 'call' },
  settings,
  needed: ['id', 'startTime', 'duration', 'companyId'],
  known: [
    'callid',
    'caller',
    'callee',
    'cost',
    'price',
    'direction',
    'carrierId',
    'carrierName',
    'destinationName',
    'endpointType',
    'endpointId',
    'brandId',
    'ddiId',
    'ddiProviderId',
  ],
  numbered: 'id',
  time: { column: 'startTime', form: 'local' },
  names: [
    { kind: 'customer', table: 'Companies', id: 'id', name: 'name' },
    { kind: 'provider', table: 'Carriers', id: 'id', name: 'name' },
    { kind: 'endpoint', table: 'RetailAccounts', id: 'id', name: 'name', endpointType: 'RetailAccount' },
    { kind: 'endpoint', table: 'ResidentialDevices', id: 'id', name: 'name', endpointType: 'ResidentialDevice' },
    { kind: 'endpoint', table: 'Users', id: 'id', name: 'name', surname: 'lastname', endpointType: 'User' },
    { kind: 'endpoint', table: 'Friends', id: 'id', name: 'name', endpointType: 'Friend' },
    { kind: 'endpoint', table: 'Faxes', id: 'id', name: 'name', endpointType: 'Fax' },
  ],
  read: async (rows, context) => {
    const beside = await readBeside(rows, context);
    return rows.map((row) => attemptOf(row, context.settings, beside));
  },
});

type Beside = Record<'companies' | 'brands' | 'carriers' | 'currencies' | 'ddis', ReadonlyMap<string, Fields>>;

/** What the call only names by its id. */
async function readBeside(rows: Fields[], { lookUp }: RowContext<IvozSettings>): Promise<Beside> {
  const ids = (column: string, of: Iterable<Fields> = rows) => [...of].map((row) => row[column]);
  const companies = await lookUp('Companies', 'id', ids('companyId'), ['name', 'type', 'currencyId']);
  const brands = await lookUp('Brands', 'id', ids('brandId'), ['currencyId']);
  const carriers = await lookUp('Carriers', 'id', ids('carrierId'), ['name', 'currencyId']);
  const named = [companies, brands, carriers].flatMap((table) => ids('currencyId', table.values()));
  const currencies = await lookUp('Currencies', 'id', named, ['iden']);
  const ddis = await lookUp('DDIs', 'id', ids('ddiId'), ['DDIE164']);
  return { companies, brands, carriers, currencies, ddis };
}

function attemptOf(row: Fields, { zone }: IvozSettings, beside: Beside): ReadRow {
  const started = instantOfLocalTime(row.startTime ?? '', zone);
  const talk = plainSeconds(row.duration);
  if (started === undefined || talk === undefined) {
    return { row, reason: `startTime “${row.startTime}” and duration “${row.duration}” are no time of a call.` };
  }
  const record: RawRecord = {
    attempt_id: row.id,
    call_id: filled(row.callid) ?? row.id,
    is_final: true,
    direction: filled(row.direction),
    started_at: started,
    answered_at: started,
    ended_at: secondsAfter(started, talk),
    talk_s: talk,
    ...partiesOf(row, beside),
    endpoint_type: ENDPOINT_TYPES.includes(row.endpointType ?? '') ? row.endpointType : null,
    endpoint_id: idOf(row.endpointId),
    cli: filled(row.caller),
    destination_number: filled(row.callee),
    ddi: beside.ddis.get(row.ddiId ?? '')?.DDIE164,
    ddi_provider_id: row.ddiProviderId,
    brand_id: row.brandId,
    destination_name: filled(row.destinationName),
  };
  return { row, record };
}

/** The client and the carrier, and what the call costs in the currency of each, or else of the brand. */
function partiesOf(row: Fields, { companies, carriers, brands, currencies }: Beside): RawRecord {
  const company = companies.get(row.companyId ?? '');
  const carrier = carriers.get(row.carrierId ?? '');
  const ofBrand = brands.get(row.brandId ?? '')?.currencyId;
  const currencyOf = (owner: Fields | undefined) => currencies.get(owner?.currencyId ?? ofBrand ?? '')?.iden ?? null;
  return {
    customer_id: row.companyId,
    customer_name: company?.name,
    client_type: company?.type,
    provider_id: row.carrierId,
    provider_name: carrier?.name ?? filled(row.carrierName),
    customer_charge: row.price,
    customer_currency: row.price === null ? null : currencyOf(company),
    provider_charge: row.cost,
    provider_currency: row.cost === null ? null : currencyOf(carrier),
  };
}
