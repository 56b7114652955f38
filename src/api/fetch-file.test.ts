import { fakeFile, textOf } from '../test/fake-file';
import { fetchFile } from './fetch-file';
import type { FileFormat } from './file-url';

const QUESTION = { measures: ['asr' as const], window: { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z' } };

function download(format: FileFormat = 'csv') {
  const progress: number[] = [];
  const onProgress = (bytes: number) => void progress.push(bytes);
  const signal = new AbortController().signal;
  return {
    progress,
    file: fetchFile({ of: 'report', question: QUESTION, called: 'breakout', format }, { signal, onProgress }),
  };
}

describe('a CSV file', () => {
  it('is whole when it ends with its closing line, which is taken off, however it was cut on its way', async () => {
    const pieces = ['Customer,ASR\r\n', '101,0.5\r\n# ro', 'ws', ': 1', '\r', '\n'];
    const fetched = fakeFile(pieces, { name: 'breakout_2026-11-01.csv' });
    const { file, progress } = download();

    const { name, content } = await file;
    expect(name).toBe('breakout_2026-11-01.csv');
    expect(await textOf(content)).toBe('Customer,ASR\r\n101,0.5\r\n');
    expect(progress.at(-1)).toBe(pieces.join('').length);
    expect(fetched.mock.calls[0]).toMatchObject([
      expect.stringMatching(/\/v1\/csv\?called=breakout&closing_line=1$/),
      { method: 'POST', body: JSON.stringify(QUESTION) },
    ]);
  });

  it.each([
    ['breaks off within a row', 'Customer,ASR\r\n101,0.'],
    ['breaks off between rows', 'Customer,ASR\r\n101,0.5\r\n'],
    ['breaks off within its closing line', 'Customer,ASR\r\n101,0.5\r\n# rows: 1'],
    ['ends with a cell that reads like one', 'Customer,ASR\r\n"a # rows: 1\r\n'],
    ['is empty', ''],
  ])('is refused when it %s', async (_, text) => {
    fakeFile([text]);
    await expect(download().file).rejects.toThrow('The file broke off before its end, so nothing was saved.');
  });

  it('is refused when the connection breaks', async () => {
    globalThis.fetch = jest.fn().mockResolvedValue({
      ok: true,
      body: { getReader: () => ({ read: () => Promise.reject(new TypeError('network error')) }) },
    });
    await expect(download().file).rejects.toThrow('The file broke off before its end');
  });

  it('brings the sentence of a refused question', async () => {
    const problem = { error: 'There is no measure asrr.', field: 'measures[0]' };
    globalThis.fetch = jest.fn().mockResolvedValue({ ok: false, status: 400, json: async () => problem });
    await expect(download().file).rejects.toMatchObject({ message: problem.error, field: problem.field, status: 400 });
  });

  it('says what to check when Grafana cannot be reached', async () => {
    globalThis.fetch = jest.fn().mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(download().file).rejects.toThrow('Grafana could not be reached.');
  });
});

describe('a workbook', () => {
  const whole = new Uint8Array([
    ...zipPiece(0x03, 0x04),
    0xff,
    0xfe,
    ...zipPiece(0x05, 0x06),
    ...new Array(18).fill(0x80),
  ]);

  it('is whole when it ends as a zip file does, and is left as it came', async () => {
    const fetched = fakeFile([whole.slice(0, 9), whole.slice(9)], { name: 'breakout.xlsx' });
    const { name, content } = await download('xlsx').file;
    expect(name).toBe('breakout.xlsx');
    expect(content.size).toBe(whole.length);
    expect(fetched.mock.calls[0][0]).toMatch(/\/v1\/xlsx\?called=breakout$/);
  });

  it.each([
    ['breaks off within its end', whole.slice(0, -1)],
    ['goes on after its end', new Uint8Array([...whole, 0])],
    ['has no end', whole.slice(0, 6)],
    ['is empty', new Uint8Array()],
  ])('is refused when it %s', async (_, bytes) => {
    fakeFile([bytes]);
    await expect(download('xlsx').file).rejects.toThrow('The file broke off before its end, so nothing was saved.');
  });
});

function zipPiece(...kind: number[]): number[] {
  return ['P', 'K'].map((letter) => letter.charCodeAt(0)).concat(kind);
}
