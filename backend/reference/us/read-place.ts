const PSEUDO_RATE_CENTER = /^(X+|DIR ASST)$/;
const PSEUDO_OCN = 'MULT';

/** The name of a rate center, as all files are compared; null for what only stands in its place. */
export function readRateCenter(text: string): string | null {
  const name = text.trim().replace(/\s+/g, ' ').toUpperCase();
  return name === '' || PSEUDO_RATE_CENTER.test(name) ? null : name;
}

/** Four characters; null for blanks and for codes several companies share. */
export function readOcn(text: string): string | null {
  const ocn = text.trim().toUpperCase();
  return /^[0-9A-Z]{4}$/.test(ocn) && ocn !== PSEUDO_OCN ? ocn : null;
}

/** Three digits; files that part a LATA further write two more. */
export function readLata(text: string): string | null {
  return /^\d{3}(\d\d)?$/.test(text.trim()) ? text.trim().slice(0, 3) : null;
}

/** Two letters. */
export function readState(text: string): string | null {
  const state = text.trim().toUpperCase();
  return /^[A-Z]{2}$/.test(state) ? state : null;
}

/** The columns of a header by the name they are known by here, whatever their case, blanks and signs. */
export function columnsByAlias<Name extends string>(
  header: readonly string[],
  aliases: Record<Name, readonly string[]>
): Partial<Record<Name, number>> {
  const names = header.map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const found = (Object.keys(aliases) as Name[]).map((name) => [
    name,
    names.findIndex((written) => aliases[name].includes(written)),
  ]);
  return Object.fromEntries(found.filter(([, at]) => at !== -1)) as Partial<Record<Name, number>>;
}
