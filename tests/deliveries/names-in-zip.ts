import { fromBuffer } from 'yauzl';

/** The names of the files in a zip. */
export function namesIn(zip: Buffer): Promise<string[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: false }, (error, opened) => {
      const names: string[] = [];
      if (error) {
        reject(error);
        return;
      }
      opened.on('entry', ({ fileName }: { fileName: string }) => names.push(fileName));
      opened.on('end', () => resolve(names));
    });
  });
}
