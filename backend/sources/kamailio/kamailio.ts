import { withSwitch } from '../pull/connect-switch';
import { readPullSettings } from '../pull/pull-settings';
import { PulledSwitch } from '../pull/pulled-switch';
import { AccountingReader } from './accounting-reader';
import { kamailioSettingsSchema } from './settings';

export const KAMAILIO: PulledSwitch = {
  label: 'Kamailio (acc and missed_calls in PostgreSQL or MySQL)',
  capabilities: { recordsUnanswered: true, hasMoney: false, hasDtmf: false, rowPer: 'attempt' },
  withSettings: (given) => {
    const settings = readPullSettings(kamailioSettingsSchema, 'Kamailio', given);
    return {
      settings,
      open: (work) =>
        withSwitch(settings, (connection) =>
          work({ start: (watermark) => new AccountingReader(connection, settings, watermark) })
        ),
    };
  },
};
