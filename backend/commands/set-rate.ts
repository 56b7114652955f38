import { Problem } from '../../contract/problem';
import { findDoor } from './shell/find-door';
import { readAnswer } from './shell/read-answer';
import { readArguments } from './shell/read-arguments';
import { runCommand } from './shell/run-command';

const USAGE = `Usage: npm run set-rate -- DAY CURRENCY RATE     such as 2026-11-01 USD 1.0873: units for one euro
       npm run set-rate -- DAY CURRENCY --remove`;

runCommand(async () => {
  const { values, positionals } = readArguments(process.argv.slice(2), { remove: { type: 'boolean' } }, USAGE);
  const [day, currency, rate] = positionals;
  if (positionals.length !== (values.remove ? 2 : 3)) {
    throw new Problem(USAGE);
  }
  const door = await findDoor(process.env);
  try {
    const path = `/v1/exchange-rates/${encodeURIComponent(day)}/${encodeURIComponent(currency)}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await door.request(
      values.remove
        ? { method: 'DELETE', path }
        : { method: 'PUT', path, headers, body: Buffer.from(JSON.stringify({ rate })) }
    );
    await readAnswer(answer);
    process.stdout.write(
      values.remove
        ? `There is no rate of ${currency} of ${day} any more.\n`
        : `One euro is ${rate} ${currency} from ${day} on.\n`
    );
  } finally {
    await door.close();
  }
});
