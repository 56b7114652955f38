import { NOT_AVAILABLE, Row, Value } from '../../contract/answer';
import { formatInstant } from '../../backend/reports/calendar';
import { RowStream } from '../../backend/reports/stream-rows';

function valueOf(text: string | null, unit: string, zone: string): Value {
  if (text === null || text === NOT_AVAILABLE || unit === 'text' || unit === 'money') {
    return text;
  }
  return unit === 'time' ? formatInstant(text.replace(' ', 'T'), zone) : Number(text);
}

/** A stream's rows in the form an answer has them. */
export async function rowsOf({ columns, question, blocks }: RowStream): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const block of blocks) {
    for (let row = 0; row < block.rows; row += 1) {
      rows.push(
        Object.fromEntries(
          columns.map(({ name, unit }, column) => [name, valueOf(block.text(row, column), unit, question.zone)])
        )
      );
    }
  }
  return rows;
}
