import { Unit } from '../../../contract/answer';
import { CALL_COLUMNS, CallColumn } from './call-columns';

/** A column under its released name; what it tells is what the column it is made of does. */
const frozen = (name: string, unit: Unit, { tells, ...of }: CallColumn, sql: string = of.sql): CallColumn => ({
  name,
  label: name,
  header: name,
  unit,
  sql,
  tells,
});

/**
 * `call-list/1`: fourteen columns under the names billing programs know them by. Released: never changed.
 *
 * - `startTime` is the call's start, by which it belongs to the window, in the zone of the report without an offset.
 * - `duration` is talk time in seconds, 0 for a call nobody answered.
 * - `caller` and `callee` have a plus where it can be told which number it is; else they are as received.
 * - `cost` is what the provider charges, `price` what the customer is charged, both as stored, in their own currency.
 * - `carrierId` is who took an outbound or internal call on; an inbound call has a `ddiProviderId` instead.
 * - Whatever is unknown is empty.
 */
export const callList: readonly CallColumn[] = [
  frozen('callid', 'text', CALL_COLUMNS.call_id),
  frozen('startTime', 'time', CALL_COLUMNS.started_at, `date_trunc('second', a.started_at)`),
  frozen('duration', 'seconds', CALL_COLUMNS.talk_s, 'case when a.answered_at is null then 0 else a.talk_s end'),
  frozen('caller', 'text', CALL_COLUMNS.cli),
  frozen('callee', 'text', CALL_COLUMNS.destination_number),
  frozen('cost', 'money', CALL_COLUMNS.provider_charge),
  frozen('price', 'money', CALL_COLUMNS.customer_charge),
  frozen('endpointType', 'text', CALL_COLUMNS.endpoint_type),
  frozen('endpointId', 'text', CALL_COLUMNS.endpoint_id),
  frozen('direction', 'text', CALL_COLUMNS.direction),
  frozen('companyId', 'text', CALL_COLUMNS.customer_id),
  frozen(
    'carrierId',
    'text',
    CALL_COLUMNS.provider_id,
    `case when a.direction is distinct from 'inbound' then a.provider_id end`
  ),
  frozen(
    'ddiProviderId',
    'text',
    CALL_COLUMNS.ddi_provider_id,
    `case when a.direction = 'inbound' then ${CALL_COLUMNS.ddi_provider_id.sql} end`
  ),
  frozen('ddiId', 'text', CALL_COLUMNS.ddi),
];
