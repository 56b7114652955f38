/** Stands where the browser's own `fetch` stands: every request gets the same file, piece by piece. */
export function fakeFile(
  pieces: ReadonlyArray<string | Uint8Array>,
  { ends = true, name = 'report.csv' } = {}
): jest.Mock {
  const fetched = jest.fn(async (_url: string, { signal }: { signal: AbortSignal }) => {
    const queue = pieces.map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece));
    const read = (): Promise<ReadableStreamReadResult<Uint8Array>> => {
      const value = queue.shift();
      if (value) {
        return Promise.resolve({ done: false, value });
      }
      return ends
        ? Promise.resolve({ done: true, value: undefined })
        : new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    };
    return {
      ok: true,
      status: 200,
      headers: new Map([['content-disposition', `attachment; filename=${name}`]]),
      body: { getReader: () => ({ read }) },
    };
  });
  globalThis.fetch = fetched as unknown as typeof fetch;
  return fetched;
}

export interface SavedFile {
  name: string;
  content: Blob;
}

/** What the browser was given to save, in place of a folder of downloads. */
export function watchSavedFiles(): SavedFile[] {
  const saved: SavedFile[] = [];
  let latest = new Blob();
  URL.createObjectURL = (content) => {
    latest = content as Blob;
    return 'blob:latest';
  };
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, content: latest });
  });
  return saved;
}

/** jsdom's blobs have no `text()`. */
export function textOf(content: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(content);
  });
}
