import { Problem } from '../../contract/problem';
import { ASTERISK } from './asterisk/asterisk';
import { ASTPP } from './astpp/astpp';
import { CGRATES } from './cgrates/cgrates';
import { FOLDER } from './files/folder';
import { FREESWITCH_TABLE } from './freeswitch/cdr-table';
import { FUSIONPBX } from './fusionpbx/fusionpbx';
import { IVOZPROVIDER } from './ivozprovider/ivozprovider';
import { SIP_CDRS } from './kamailio/cdrs-table';
import { KAMAILIO } from './kamailio/kamailio';
import { OPENSIPS } from './opensips/opensips';
import { PulledSwitch } from './pull/pulled-switch';
import { SQL_SOURCE } from './sql/sql-source';
import { YETI } from './yeti/yeti';

/** Every switch whose tables are read, by the name its sources carry in `sources.kind`. */
export const PULLED_SWITCHES = {
  yeti: YETI,
  ivozprovider: IVOZPROVIDER,
  asterisk: ASTERISK,
  fusionpbx: FUSIONPBX,
  'freeswitch-table': FREESWITCH_TABLE,
  kamailio: KAMAILIO,
  opensips: OPENSIPS,
  'sip-cdrs': SIP_CDRS,
  astpp: ASTPP,
  cgrates: CGRATES,
  sql: SQL_SOURCE,
  folder: FOLDER,
} as const satisfies Record<string, PulledSwitch>;

export type PulledSwitchName = keyof typeof PULLED_SWITCHES;

export function isPulled(kind: string): kind is PulledSwitchName {
  return Object.hasOwn(PULLED_SWITCHES, kind);
}

/** Throws a Problem where calls of that kind of source are not pulled. */
export function pulledSwitch(kind: string): PulledSwitch {
  if (!isPulled(kind)) {
    throw new Problem(`There is no switch “${kind.slice(0, 60)}” whose tables could be read.`, {
      field: 'kind',
      allowed: Object.keys(PULLED_SWITCHES),
    });
  }
  return PULLED_SWITCHES[kind];
}
