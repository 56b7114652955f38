import { withSwitch } from './connect-switch';
import { PlainTable } from './plain-table';
import { PlainTableReader } from './plain-table-reader';
import { ConnectionSettings } from './pull-settings';
import { SwitchPull } from './pulled-switch';
import { RangeReader } from './range-reader';
import { SwitchReader } from './switch-reader';

/** How a switch is read that keeps its calls in one table, once it is known what that table is. */
export function plainSwitch(
  settings: ConnectionSettings,
  describe: (reader: SwitchReader) => Promise<PlainTable>
): Pick<SwitchPull, 'settings' | 'open' | 'readsRanges'> {
  return {
    settings,
    readsRanges: true,
    open: (work) =>
      withSwitch(settings, (connection) =>
        work({
          start: (watermark) => new PlainTableReader(connection, describe, watermark),
          range: (span) => new RangeReader(connection, describe, span),
          check: () => connection.inSnapshot(async (reader) => void (await describe(reader))),
        })
      ),
  };
}
