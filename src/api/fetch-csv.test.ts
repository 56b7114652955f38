import { fakeFile, textOf } from '../test/fake-file';
import { fetchCsv } from './fetch-csv';

const QUESTION = { measures: ['asr' as const], window: { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z' } };

function download() {
  const progress: number[] = [];
  const signal = new AbortController().signal;
  return { progress, file: fetchCsv(QUESTION, { signal, onProgress: (bytes) => progress.push(bytes) }) };
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
    expect(fetched.mock.calls[0][0]).toMatch(/&closing_line=1$/);
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
