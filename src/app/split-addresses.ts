/** The addresses of a text: lines, commas and semicolons part them, as people paste them. */
export function splitAddresses(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
}
