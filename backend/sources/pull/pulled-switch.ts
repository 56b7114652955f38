import { SourceCapabilities, SourceStatus } from '../../../contract/sources';
import { BatchReader } from './batch-reader';
import { NameTable } from './name-table';
import { PullSettings } from './pull-settings';
import { SwitchConnection } from './switch-reader';

/** A kind of switch whose tables this service reads. */
export interface PulledSwitch {
  label: string;
  capabilities: SourceCapabilities & Pick<SourceStatus, 'rowPer'>;
  /** Throws a Problem that names the wrong setting. */
  withSettings(settings: unknown): SwitchPull;
}

export interface SwitchPull {
  /** As they are kept: with the defaults. */
  settings: PullSettings;
  names?: { tables: readonly NameTable[]; settings: PullSettings };
  start(connection: SwitchConnection, watermark: unknown): BatchReader;
}
