import { SourceCapabilities, SourceStatus } from '../../../contract/sources';
import { BatchReader } from './batch-reader';
import { NameTable } from './name-table';
import { ConnectionSettings } from './pull-settings';
import { Span } from './spans';

/** A kind of switch whose tables or files this service reads. */
export interface PulledSwitch {
  label: string;
  capabilities: SourceCapabilities & Pick<SourceStatus, 'rowPer'>;
  /** Throws a Problem that names the wrong setting. */
  withSettings(settings: unknown): SwitchPull;
}

export interface SwitchPull {
  /** As they are kept: with the defaults. */
  settings: Record<string, unknown> & Pick<ConnectionSettings, 'numbers'>;
  names?: { tables: readonly NameTable[]; settings: ConnectionSettings };
  /** Where they say what the source can know. */
  capabilities?: PulledSwitch['capabilities'];
  /** Up to which age rows are read again: what is changed of them later, charges too, is not seen. */
  readsAgainS?: number;
  /** Whether the calls of a range of time can be read again. */
  readsRanges?: boolean;
  /** Calls `work` with the switch, and lets go of it afterwards. Throws a Problem where it can't be read. */
  open<T>(work: (opened: OpenedSwitch) => Promise<T>): Promise<T>;
}

export interface OpenedSwitch {
  start(watermark: unknown): BatchReader;
  /** The calls of a range of time (milliseconds since 1970). */
  range?(span: Span): BatchReader;
  /** Throws a Problem where the tables are not those of the switch. */
  check?(): Promise<void>;
}
