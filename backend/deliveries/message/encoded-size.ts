/** Characters of base64 on a line of a mail. */
const LINE = 76;
const LINE_END = 2;

/** Bytes an attachment takes on the wire: base64 in lines. */
export function encodedSize(bytes: number): number {
  const characters = Math.ceil(bytes / 3) * 4;
  return characters + Math.ceil(characters / LINE) * LINE_END;
}
