/** Quoted fields may hold line ends: a record is whole once its quotes are even. */
export function hasOpenQuote(text: string): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    quotes += 1;
  }
  return quotes % 2 === 1;
}

/**
 * The fields of one CSV record as RFC 4180 writes it, or undefined where a quoted field is followed by anything but a
 * comma. Blanks around a quoted field are allowed: some switches write them.
 */
export function splitCsv(record: string): string[] | undefined {
  if (!record.includes('"')) {
    return record.split(',');
  }
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const opening = skipBlanks(record, at);
    if (record[opening] !== '"') {
      const end = record.indexOf(',', at);
      fields.push(record.slice(at, end < 0 ? record.length : end));
      if (end < 0) {
        return fields;
      }
      at = end + 1;
      continue;
    }
    const closing = closingQuote(record, opening + 1);
    const next = closing < 0 ? -1 : skipBlanks(record, closing + 1);
    if (next < 0 || (next < record.length && record[next] !== ',')) {
      return undefined;
    }
    fields.push(record.slice(opening + 1, closing).replaceAll('""', '"'));
    if (next === record.length) {
      return fields;
    }
    at = next + 1;
  }
}

function skipBlanks(record: string, from: number): number {
  let at = from;
  while (record[at] === ' ') {
    at += 1;
  }
  return at;
}

function closingQuote(record: string, from: number): number {
  for (let at = record.indexOf('"', from); at >= 0; at = record.indexOf('"', at + 2)) {
    if (record[at + 1] !== '"') {
      return at;
    }
  }
  return -1;
}
