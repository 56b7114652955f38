/** Tech prefixes as they are agreed on: by customer and by provider. */
export interface TechPrefixes {
  customers?: Readonly<Record<string, readonly string[]>>;
  providers?: Readonly<Record<string, readonly string[]>>;
}

interface Parties {
  customer_id: string | null;
  provider_id: string | null;
}

const SEPARATED = /^(\d{1,10}[#*])\+?\d{7,}$/;

/**
 * The tech prefix a number as received begins with, where its source names none: the longest of those agreed on with its
 * customer or its provider. Where nothing is agreed on with either, only `#` and `*` part one from its number.
 */
export function findTechPrefix(
  number: string,
  { customer_id, provider_id }: Parties,
  { customers = {}, providers = {} }: TechPrefixes
): string | null {
  const lists = [listOf(customers, customer_id), listOf(providers, provider_id)].filter((list) => list !== undefined);
  if (lists.length === 0) {
    return SEPARATED.exec(number)?.[1] ?? null;
  }
  const matching = lists.flat().filter((prefix) => prefix !== '' && number.startsWith(prefix));
  return matching.sort((one, other) => other.length - one.length).at(0) ?? null;
}

function listOf(lists: Readonly<Record<string, readonly string[]>>, id: string | null): readonly string[] | undefined {
  return id !== null && Object.hasOwn(lists, id) ? lists[id] : undefined;
}
