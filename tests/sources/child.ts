import { findSource } from '../../backend/calls/source';
import { createPool } from '../../backend/database/pool';
import { pullSource } from '../../backend/sources/pull/pull-source';

/** A program to be killed: pulls a source again and again. */
async function main(url: string, name: string): Promise<void> {
  const pool = createPool(url, { max: 3 });
  const source = await findSource(pool, name);
  for (;;) {
    const { busy } = await pullSource(pool, source!);
    process.stdout.write(busy ? 'busy\n' : 'pulled\n');
  }
}

const [url, name] = process.argv.slice(2);
void main(url, name);
