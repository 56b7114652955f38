import { SERVICE_VIEWS, ServiceViewName } from '../../../contract/service-query';
import { deliveryTotals } from './delivery-totals';
import { mails } from './mails';
import { Table } from './read-table';
import { runs } from './runs';
import { callsState, sources } from './sources';
import { backlogState, replicas } from './state';

export type TableView = {
  [Name in ServiceViewName]: (typeof SERVICE_VIEWS)[Name]['layout'] extends 'table' ? Name : never;
}[ServiceViewName];

export const TABLES: Record<TableView, Table> = {
  calls_state: callsState,
  sources,
  backlog_state: backlogState,
  replicas,
  delivery_totals: deliveryTotals,
  runs,
  mails,
};
