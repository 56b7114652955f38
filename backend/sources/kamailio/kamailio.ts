import { accountingSwitch } from './accounting-switch';

export const KAMAILIO = accountingSwitch('Kamailio');
