/** What a source can know of its attempts. A measure no source can know is not available. */
export interface SourceCapabilities {
  recordsUnanswered: boolean;
  hasMoney: boolean;
  hasDtmf: boolean;
}

/** What is expected of a source, by alerts and by runs that wait for charges. Null: what is usual, or nothing. */
export interface SourceWatch {
  settlesWithinS: number;
  silentAfterMinutes: number | null;
  callsWithinMinutes: number | null;
  chargesWithinHours: number | null;
}

/**
 * How a source does. `receiving`: calls are sent to it. Of those whose switch is read: `reading` all that was there at
 * first, `current`, `behind`, or `failing`.
 */
export type SourceState = 'receiving' | 'reading' | 'current' | 'behind' | 'failing';

/** One of the sources `GET /v1/sources` lists. Times are ISO instants. */
export interface SourceStatus extends SourceCapabilities {
  sourceId: number;
  name: string;
  kind: string;
  rowPer: 'call' | 'leg' | 'attempt' | 'rating_run';
  attempts: number;
  rejects: number;
  state: SourceState;
  /** How long ago, in seconds, all that its switch had was read; null where nothing is read, or not yet. */
  lagS: number | null;
  lastReceivedAt: string | null;
  lastError: string | null;
  lastErrorAt: string | null;
  watch: SourceWatch;
  /** What its codes mean where that is not what they usually mean: `{"sip": {"480": "busy"}}`. */
  outcomes: Record<string, unknown>;
  /** How it writes numbers: `{"defaultCountry": "ES"}`. */
  numbers: Record<string, unknown>;
  /** Whether the calls of a range of time can be read again. */
  readsRanges: boolean;
}

/** A kind of switch whose tables can be read. */
export interface SwitchKind {
  kind: string;
  label: string;
}

/** What makes or changes a source whose switch is read. */
export interface SwitchInput {
  name: string;
  kind: string;
  settings: Record<string, unknown>;
}

/** A row of a switch as it would be stored, or why it would not. */
export interface PreviewRow {
  values?: Record<string, string | number | boolean>;
  reason?: string;
  raw?: string;
}

/** What `POST /v1/source-preview` answers: the first rows, and the columns any of them fills. */
export interface SourcePreview {
  columns: string[];
  rows: PreviewRow[];
  /** With the sources there are. */
  clashes: IdClashes;
}

/** What sources number, each for itself. */
export type NamedKind = 'customer' | 'provider' | 'account' | 'endpoint';

/** An id that sources call differently: it may mean two, and their calls are added up as those of one. */
export interface IdClash {
  kind: NamedKind;
  id: string;
  names: Array<{ source: string; name: string }>;
}

/** What `GET /v1/id-clashes` answers. */
export interface IdClashes {
  /** How many there are, beyond those listed. */
  total: number;
  clashes: IdClash[];
}

/** A range of a source's calls that was asked for to be read again. Times are ISO instants. */
export interface Backfill {
  backfillId: string;
  from: string;
  to: string;
  readTo: string;
  /** From 0 to 1, by time. */
  progress: number;
  state: 'waiting' | 'done' | 'cancelled';
  received: number;
  loaded: number;
  replaced: number;
  rejected: number;
  requestedBy: string;
  requestedAt: string;
}

/** A row that could not be understood. */
export interface Reject {
  rejectId: string;
  source: string;
  /** The file, table or request it came from. */
  origin: string;
  /** Where in its origin: the line of a file, the index in a request, the key in a table. */
  position: number;
  reason: string;
  raw: string;
  rejectedAt: string;
}

/** What `GET /v1/rejects` answers, the newest first. */
export interface RejectList {
  /** How many there are, beyond those listed. */
  total: number;
  rejects: Reject[];
}

/** What `GET /v1/destinations` answers: the prefix table in force. Nulls: none was imported. */
export interface DestinationStatus {
  version: number | null;
  origin: string | null;
  prefixes: number;
  importedAt: string | null;
  /** Attempts whose destination number no prefix matches. */
  unknownAttempts: number;
  /** Whether attempts stored under an older version are still being matched again. */
  rematching: boolean;
}
