import { ByteSink } from '../byte-sink';

/** Writes a known cell's bytes. Room for twice as many and some more is reserved before. */
export type CellWriter = (bytes: Buffer, start: number, end: number, sink: ByteSink) => void;
