import { AccountingReader } from '../kamailio/accounting-reader';
import { kamailioSettingsSchema } from '../kamailio/settings';
import { withSwitch } from '../pull/connect-switch';
import { readPullSettings } from '../pull/pull-settings';
import { PulledSwitch } from '../pull/pulled-switch';

/** OpenSIPS keeps accounts as Kamailio does, with the time to the reply and, of whole calls, the time of talk beside. */
export const OPENSIPS: PulledSwitch = {
  label: 'OpenSIPS (acc and missed_calls in PostgreSQL or MySQL)',
  capabilities: { recordsUnanswered: true, hasMoney: false, hasDtmf: false, rowPer: 'attempt' },
  withSettings: (given) => {
    const settings = readPullSettings(kamailioSettingsSchema, 'OpenSIPS', given);
    return {
      settings,
      open: (work) =>
        withSwitch(settings, (connection) =>
          work({ start: (watermark) => new AccountingReader(connection, settings, watermark) })
        ),
    };
  },
};
