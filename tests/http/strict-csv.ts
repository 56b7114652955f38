/** The records of RFC 4180 text, read without any leniency: CRLF ends every record, quotes only where the grammar has them, equal counts. */
export function parseStrictCsv(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      const [field, next] = text[at] === '"' ? quotedField(text, at) : bareField(text, at);
      record.push(field);
      at = next;
      if (text[at] !== ',') {
        break;
      }
      at += 1;
    }
    if (text.slice(at, at + 2) !== '\r\n') {
      throw new Error(`No CRLF at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
    }
    at += 2;
    records.push(record);
  }
  if (new Set(records.map(({ length }) => length)).size > 1) {
    throw new Error('The records differ in their number of fields.');
  }
  return records;
}

function bareField(text: string, start: number): [string, number] {
  const [field] = /^[^",\r\n]*/.exec(text.slice(start, start + 10_000)) ?? [''];
  return [field, start + field.length];
}

function quotedField(text: string, start: number): [string, number] {
  let field = '';
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') {
      field += text[at];
    } else if (text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else {
      return [field, at + 1];
    }
  }
  throw new Error(`The quote at ${start} is never closed.`);
}
