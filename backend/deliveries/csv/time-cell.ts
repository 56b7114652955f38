import { TimeForm } from '../../../contract/time-form';
import { formatInstant } from '../../reports/calendar';
import { ByteSink } from '../byte-sink';
import { CellWriter } from './cell-writer';
import { localInstants } from '../local-instant';

const DAY_MS = 86_400_000;
const MICROSECOND_DIGITS = 6;
const ZERO = 48;
const [COLON, DOT, SPACE, LETTER_T] = [':', '.', ' ', 'T'].map((character) => character.charCodeAt(0));

function writeTwoDigits(value: number, sink: ByteSink): void {
  const tens = Math.floor(value / 10);
  sink.byte(ZERO + tens);
  sink.byte(ZERO + value - 10 * tens);
}

function writeTimeOfDay(ms: number, toTheMinute: boolean, sink: ByteSink): void {
  const seconds = Math.floor(ms / 1_000);
  writeTwoDigits(Math.floor(seconds / 3_600), sink);
  sink.byte(COLON);
  writeTwoDigits(Math.floor(seconds / 60) % 60, sink);
  if (!toTheMinute) {
    sink.byte(COLON);
    writeTwoDigits(seconds % 60, sink);
  }
}

/** For one column: it remembers the latest day. Fractions of a second are kept with an offset only. */
export function timeWriter(zone: string, form: TimeForm): CellWriter {
  const isIso = form === 'iso' || form === 'iso-minutes';
  const toTheMinute = form === 'iso-minutes' || form === 'local-minutes';
  const localOf = localInstants(zone);
  let day = NaN;
  let date = Buffer.alloc(0);
  let offset = '';
  let offsetBytes = Buffer.alloc(0);

  return (bytes, start, end, sink) => {
    const local = localOf(bytes, start, end);
    if (!local) {
      sink.text(formatInstant(bytes.toString('latin1', start, end).replace(' ', 'T'), zone));
      return;
    }
    if (local.day !== day) {
      day = local.day;
      date = Buffer.from(new Date(day * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length));
    }
    sink.copy(date, 0, date.length);
    sink.byte(isIso ? LETTER_T : SPACE);
    writeTimeOfDay(local.msOfDay, toTheMinute, sink);
    if (!isIso) {
      return;
    }
    if (!toTheMinute && local.fractionStart < local.fractionEnd) {
      sink.byte(DOT);
      sink.copy(bytes, local.fractionStart, local.fractionEnd);
      for (let digits = local.fractionEnd - local.fractionStart; digits < MICROSECOND_DIGITS; digits += 1) {
        sink.byte(ZERO);
      }
    }
    if (local.span.text !== offset) {
      offset = local.span.text;
      offsetBytes = Buffer.from(offset);
    }
    sink.copy(offsetBytes, 0, offsetBytes.length);
  };
}
