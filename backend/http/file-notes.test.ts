import { noteLines, notesHeader } from './file-notes';

describe('notes of a file', () => {
  it('fit into a header whatever they say, and are read from it as they were', () => {
    const notes = ['“Señal” kennt\nkeine Gebühren: 🙁', 'a, b; c "d"'];
    const header = notesHeader(notes);
    expect(header).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(header)).toEqual(notes);
    expect(notesHeader([])).toBe('[]');
  });

  it('are left out of a header that would get too long, and stay JSON', () => {
    const header = notesHeader([...Array.from({ length: 100 }, (_, at) => `${at} `.repeat(200)), 'short']);
    expect(header.length).toBeLessThan(6_100);
    expect(JSON.parse(header)).toContain('short');
  });

  it('are one line each in a file', () => {
    expect(noteLines(['One,\r\nand more.', 'Two.'])).toBe('# One, and more.\r\n# Two.\r\n');
  });
});
