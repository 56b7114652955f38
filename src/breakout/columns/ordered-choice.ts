/** Moves an item of a list one place up (-1) or down (1); at the ends nothing changes. */
export function moveItem<T>(items: readonly T[], item: T, by: -1 | 1): T[] {
  const from = items.indexOf(item);
  return moveItemTo(items, item, from + by);
}

/** Moves, or inserts, an item so that it stands at `place`; past the ends nothing changes. */
export function moveItemTo<T>(items: readonly T[], item: T, place: number): T[] {
  const others = items.filter((other) => other !== item);
  return place < 0 || place > others.length ? [...items] : [...others.slice(0, place), item, ...others.slice(place)];
}
