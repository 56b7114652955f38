/** Where a file says what its cells can't: why some are empty, of what day the tables are it was looked up in. */
export const NOTES = 'X-Notes';

/** Many programs refuse more in their headers. */
const MOST_BYTES = 6_000;

/** A header's value: the sentences as a JSON array in ASCII, as many of them as fit. */
export function notesHeader(notes: readonly string[]): string {
  const escaped = notes.map((note) =>
    JSON.stringify(note).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  );
  let room = MOST_BYTES;
  const fitting = escaped.filter(({ length }) => {
    const fits = length < room;
    room -= fits ? length + 1 : 0;
    return fits;
  });
  return `[${fitting.join(',')}]`;
}

/** Lines for the end of a CSV file, each a sentence. */
export function noteLines(notes: readonly string[]): string {
  return notes.map((note) => `# ${note.replace(/\s+/g, ' ')}\r\n`).join('');
}
