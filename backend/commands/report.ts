import { IncomingMessage } from 'http';
import { pipeline } from 'stream/promises';

import { Answer } from '../../contract/answer';
import { Problem } from '../../contract/problem';
import { findDoor, ServiceDoor } from './shell/find-door';
import { printTable } from './shell/print-table';
import { readAnswer } from './shell/read-answer';
import { readArguments } from './shell/read-arguments';
import { readQuestion, REPORT_OPTIONS } from './shell/read-question';
import { runCommand } from './shell/run-command';

const FILE_FORMATS = ['csv', 'xlsx'];
const FORMATS = ['table', 'json', ...FILE_FORMATS];
const USAGE = `Usage: npm run -s report -- REPORT --from TIME --to TIME [options]
  --zone Europe/Madrid        zone of days and of every time shown (UTC)
  --by a,b                    dimensions; may be empty
  --bucket 1d                 width of time, when it is among them
  --where customer_id=101     repeat for more; != for all others, ^= for what it starts with
  --measures a,b  --currency USD,GBP  --order asr:desc  --limit N
  --format table|json|csv     [--spreadsheet-safe with csv]
  --format xlsx > FILE`;

runCommand(async () => {
  const { values, positionals } = readArguments(process.argv.slice(2), REPORT_OPTIONS, USAGE);
  const [report, ...rest] = positionals;
  if (!report || rest.length > 0) {
    throw new Problem(report ? `“${rest[0]}” is not understood: one report at a time.\n\n${USAGE}` : USAGE);
  }
  if (values.format === 'xlsx' && process.stdout.isTTY) {
    throw new Problem('A workbook is no text to print: send it to a file, such as with > report.xlsx.');
  }
  if (!FORMATS.includes(values.format)) {
    throw new Problem(`--format ${values.format} is not known.`, { allowed: FORMATS });
  }
  const question = Buffer.from(JSON.stringify(readQuestion(values)));
  const door = await findDoor(process.env);
  try {
    await (FILE_FORMATS.includes(values.format)
      ? printFile(door, report, question, values.format, values['spreadsheet-safe'])
      : printAnswer(door, report, question, values.format));
  } finally {
    await door.close();
  }
});

const JSON_BODY = { 'content-type': 'application/json' };

async function printAnswer(door: ServiceDoor, report: string, question: Buffer, format: string): Promise<void> {
  const path = `/v1/reports/${encodeURIComponent(report)}`;
  const answer = await readAnswer<Answer>(
    await door.request({ method: 'POST', path, headers: JSON_BODY, body: question })
  );
  const text = format === 'json' ? JSON.stringify(answer, null, 2) : printTable(answer);
  await new Promise((resolve) => process.stdout.write(`${text}\n`, resolve));
}

async function printFile(
  door: ServiceDoor,
  report: string,
  question: Buffer,
  format: string,
  spreadsheetSafe: boolean
): Promise<void> {
  const path = `/v1/${format}?report=${encodeURIComponent(report)}&spreadsheet_safe=${spreadsheetSafe ? 1 : 0}`;
  const response = await door.request({ method: 'POST', path, headers: JSON_BODY, body: question });
  if (response.statusCode !== 200) {
    await readAnswer(response);
  }
  await pipeline(response, process.stdout, { end: false }).catch((error: Error) => {
    throw new Problem(
      `The file broke off before its end: ${error.message}. What was written is not the whole answer.`,
      { status: 502 }
    );
  });
  sayNotes(response);
}

/** Beside the file, on the other output: what its cells can't say. */
function sayNotes({ trailers }: IncomingMessage): void {
  const notes = JSON.parse(trailers['x-notes'] ?? '[]') as string[];
  process.stderr.write(notes.map((note) => `Note: ${note}\n`).join(''));
}
