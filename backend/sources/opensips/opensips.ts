import { accountingSwitch } from '../kamailio/accounting-switch';

/** OpenSIPS keeps accounts as Kamailio does, with the time to the reply and, of whole calls, the time of talk beside. */
export const OPENSIPS = accountingSwitch('OpenSIPS');
