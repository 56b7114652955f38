import { SourceCapabilities, SourceStatus } from '../../contract/sources';
import { PULLED_SWITCHES } from './pulled-switches';

export interface SourceKind {
  label: string;
  capabilities: SourceCapabilities & Pick<SourceStatus, 'rowPer'>;
}

const FREESWITCH = { recordsUnanswered: true, hasMoney: false, hasDtmf: false, rowPer: 'leg' } as const;

/** Every switch this service takes calls from, by the name its sources carry in `sources.kind`, and what each can know. */
export const SOURCE_KINDS = {
  canonical: {
    label: 'Files and posts of the canonical layout',
    capabilities: { recordsUnanswered: true, hasMoney: true, hasDtmf: true, rowPer: 'attempt' },
  },
  freeswitch: { label: 'FreeSWITCH posts (mod_json_cdr)', capabilities: FREESWITCH },
  'freeswitch-csv': { label: 'FreeSWITCH files (mod_cdr_csv)', capabilities: FREESWITCH },
  'asterisk-csv': {
    label: 'Asterisk files (Master.csv)',
    capabilities: { recordsUnanswered: true, hasMoney: false, hasDtmf: false, rowPer: 'attempt' },
  },
  ...PULLED_SWITCHES,
} as const satisfies Record<string, SourceKind>;

export type SourceKindName = keyof typeof SOURCE_KINDS;
