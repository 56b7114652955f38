import { NOT_AVAILABLE } from '../../../contract/answer';
import { TimeForm } from '../../../contract/time-form';
import { ByteSink } from '../byte-sink';
import { timeWriter } from '../csv/time-cell';
import { FileColumn } from '../file-table';
import { localInstants } from '../local-instant';
import { endOfPlainNumber } from '../number-text';
import { LongAmounts } from './long-amounts';
import { styleNumber, styleOf } from './styles';
import { writeXmlText } from './xml-text';

/** Writes what follows a cell's address, for a known cell. */
export type CellXml = (bytes: Buffer, start: number, end: number, sink: ByteSink) => void;

/** Days from 1899-12-30, which spreadsheets count from, to 1970-01-01. */
const EPOCH_SERIAL = 25_569;
/** 1900-03-01: spreadsheets believe 1900 to have been a leap year. */
const FIRST_TRUE_SERIAL = 61;
const DAY_MS = 86_400_000;

/** What a time that carries its offset may take. */
const LONGEST_TIME = 40;

const TEXT_END = Buffer.from('</t></is></c>');
const NUMBER_END = Buffer.from('</v></c>');
const UNAVAILABLE = Buffer.from(NOT_AVAILABLE);

const textStart = (style: number) => Buffer.from(`" s="${style}" t="inlineStr"><is><t xml:space="preserve">`);
const numberStart = (style: number) => Buffer.from(`" s="${style}"><v>`);

function wrapped(start: Buffer, end: Buffer, write: CellXml): CellXml {
  return (bytes, from, to, sink) => {
    sink.reserve(start.length + (to - from) + end.length);
    sink.copy(start, 0, start.length);
    write(bytes, from, to, sink);
    sink.reserve(end.length);
    sink.copy(end, 0, end.length);
  };
}

/** A cell of the type text: nothing in it is ever taken for a formula. */
const textCell = (style: number) => wrapped(textStart(style), TEXT_END, writeXmlText);

/** With all its digits; what is no number is text. */
function numberCell(style: number): CellXml {
  const asText = textCell(styleNumber('text'));
  const asNumber = wrapped(numberStart(style), NUMBER_END, (bytes, start, end, sink) => sink.copy(bytes, start, end));
  return (bytes, start, end, sink) => {
    const plainEnd = endOfPlainNumber(bytes, start, end);
    const isNumber = plainEnd >= 0 || Number.isFinite(Number(bytes.toString('latin1', start, end)));
    (isNumber ? asNumber : asText)(bytes, start, plainEnd < 0 ? end : plainEnd, sink);
  };
}

function amountCell(style: number, longAmounts: LongAmounts): CellXml {
  const asText = textCell(styleNumber('text'));
  const asNumber = numberCell(style);
  return (bytes, start, end, sink) => {
    const isAmount = UNAVAILABLE.compare(bytes, start, end) !== 0;
    (isAmount && !longAmounts.mustBeText(bytes, start, end) ? asNumber : asText)(bytes, start, end, sink);
  };
}

/** A date of the zone's clocks; one that spreadsheets cannot count is text. */
function timeCell(style: number, zone: string): CellXml {
  const localOf = localInstants(zone);
  const asText = textCell(styleNumber('text'));
  const start = numberStart(style);
  return (bytes, from, to, sink) => {
    const local = localOf(bytes, from, to);
    if (!local || local.day + EPOCH_SERIAL < FIRST_TRUE_SERIAL) {
      asText(bytes, from, to, sink);
      return;
    }
    const { day, msOfDay, fractionStart, fractionEnd } = local;
    const fraction =
      fractionStart < fractionEnd ? Number(`0.${bytes.toString('latin1', fractionStart, fractionEnd)}`) : 0;
    sink.reserve(start.length);
    sink.copy(start, 0, start.length);
    sink.text(String(day + EPOCH_SERIAL + (msOfDay + 1_000 * fraction) / DAY_MS));
    sink.reserve(NUMBER_END.length);
    sink.copy(NUMBER_END, 0, NUMBER_END.length);
  };
}

/** No type of a spreadsheet's cell knows an offset: a time written with one is text. */
function timeTextCell(zone: string, times: TimeForm): CellXml {
  const write = timeWriter(zone, times);
  return wrapped(textStart(styleNumber('text')), TEXT_END, (bytes, from, to, sink) => {
    sink.reserve(LONGEST_TIME);
    write(bytes, from, to, sink);
  });
}

export function cellXml(column: FileColumn, zone: string, longAmounts: LongAmounts, times?: TimeForm): CellXml {
  const style = styleNumber(styleOf(column));
  switch (column.unit) {
    case 'text':
      return textCell(style);
    case 'money':
      return amountCell(style, longAmounts);
    case 'time':
      return times === 'iso' || times === 'iso-minutes' ? timeTextCell(zone, times) : timeCell(style, zone);
    default:
      return numberCell(style);
  }
}
