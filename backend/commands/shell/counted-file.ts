import { createReadStream } from 'fs';
import { Transform } from 'stream';

import { ProgressBar } from './progress-bar';

/** The bytes of a file, shown as they are taken: the service takes them no faster than it stores them. */
export function countedFile(file: string, bar: ProgressBar): Transform {
  let sent = 0;
  return createReadStream(file).pipe(
    new Transform({
      transform(piece: Buffer, _encoding, done) {
        sent += piece.length;
        bar.show(sent);
        done(null, piece);
      },
    })
  );
}
