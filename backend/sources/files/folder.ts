import { Problem } from '../../../contract/problem';
import { PulledSwitch } from '../pull/pulled-switch';
import { assertIanaZone } from '../zone';
import { FolderReader } from './folder-reader';
import { folderSettingsSchema } from './folder-settings';

/** Files in a folder of this machine: those that grow, are rotated and packed, or are put there once. */
export const FOLDER: PulledSwitch = {
  label: 'Files in a folder of the service (CSV, NDJSON, gz)',
  capabilities: { recordsUnanswered: true, hasMoney: true, hasDtmf: true, rowPer: 'attempt' },
  withSettings: (given) => {
    const parsed = folderSettingsSchema.safeParse(given);
    if (!parsed.success) {
      const [{ path, message }] = parsed.error.issues;
      const field = path.join('.');
      throw new Problem(`The settings of this folder are not right: ${field || 'settings'} ${message}.`, { field });
    }
    const settings = parsed.data;
    assertIanaZone(settings.zone);
    return {
      settings,
      capabilities: settings.format === 'canonical' ? undefined : WITHOUT_MONEY[settings.format],
      open: (work) => work({ start: (watermark) => new FolderReader(settings, watermark) }),
    };
  },
};

const WITHOUT_MONEY = {
  'freeswitch-csv': { recordsUnanswered: true, hasMoney: false, hasDtmf: false, rowPer: 'leg' },
  'asterisk-csv': { recordsUnanswered: true, hasMoney: false, hasDtmf: false, rowPer: 'attempt' },
} as const;
