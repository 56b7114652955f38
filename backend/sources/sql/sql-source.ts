import { plainSwitch } from '../pull/plain-switch';
import { readPullSettings } from '../pull/pull-settings';
import { PulledSwitch } from '../pull/pulled-switch';
import { SwitchReader } from '../pull/switch-reader';
import { describeQuery } from './describe-query';
import { sqlSettingsSchema } from './sql-settings';

/** Whatever keeps its calls in a database: the operator's own SELECT onto the canonical columns. */
export const SQL_SOURCE: PulledSwitch = {
  label: 'A SELECT onto the canonical columns (PostgreSQL or MySQL)',
  capabilities: { recordsUnanswered: true, hasMoney: true, hasDtmf: false, rowPer: 'attempt' },
  withSettings: (given) => {
    const settings = readPullSettings(sqlSettingsSchema, 'SQL', given);
    const describe = (reader: SwitchReader) => describeQuery(reader, settings);
    return {
      ...plainSwitch(settings, describe),
      capabilities: {
        recordsUnanswered: settings.records_unanswered,
        hasMoney: settings.has_money,
        hasDtmf: settings.has_dtmf,
        rowPer: settings.row_per,
      },
    };
  },
};
