import { SourceCapabilities, SourceStatus } from '../../../contract/sources';
import { BatchReader } from './batch-reader';
import { NameTable } from './name-table';
import { PullSettings } from './pull-settings';
import { Span } from './spans';
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
  /** Where they say what the source can know. */
  capabilities?: PulledSwitch['capabilities'];
  start(connection: SwitchConnection, watermark: unknown): BatchReader;
  /** The calls of a range of time (milliseconds since 1970); absent where the tables can't be read by it. */
  range?(connection: SwitchConnection, span: Span): BatchReader;
  /** Throws a Problem where the tables are not those of the switch. */
  check?(connection: SwitchConnection): Promise<void>;
}
