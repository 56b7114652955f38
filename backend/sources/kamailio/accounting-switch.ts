import { withSwitch } from '../pull/connect-switch';
import { readPullSettings } from '../pull/pull-settings';
import { PulledSwitch } from '../pull/pulled-switch';
import { AccountingReader } from './accounting-reader';
import { kamailioSettingsSchema } from './settings';

/** A switch of that name that keeps accounts as Kamailio does. */
export function accountingSwitch(name: string): PulledSwitch {
  return {
    label: `${name} (acc and missed_calls in PostgreSQL or MySQL)`,
    capabilities: { recordsUnanswered: true, hasMoney: false, hasDtmf: false, rowPer: 'attempt' },
    withSettings: (given) => {
      const settings = readPullSettings(kamailioSettingsSchema, name, given);
      return {
        settings,
        open: (work) =>
          withSwitch(settings, (connection) =>
            work({ start: (watermark) => new AccountingReader(connection, settings, watermark) })
          ),
      };
    },
  };
}
