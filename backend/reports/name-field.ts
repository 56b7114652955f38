type Path = readonly PropertyKey[];

/** Names that say little where they stand. */
const NAMES: Record<string, string> = { from: 'start', to: 'end', by: 'column', order: 'keys of the order' };
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** A part of an input as programs write it: `filters[0].values`. */
export function fieldPath(path: Path): string {
  return path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part}]` : name ? `${name}.${String(part)}` : String(part)),
    ''
  );
}

/** The same as a reader says it: `the values of the first filter`. */
export function fieldInWords(path: Path): string {
  const steps = path.flatMap((part, at) => {
    if (typeof part !== 'number') {
      return typeof path[at + 1] === 'number' ? [] : [nameOf(part)];
    }
    const list = path[at - 1];
    return [list === undefined ? `row ${part + 1}` : `${ordinal(part)} ${singular(nameOf(list))}`];
  });
  return steps
    .reverse()
    .map((step) => `the ${step}`)
    .join(' of ');
}

function nameOf(part: PropertyKey): string {
  const name = String(part);
  return NAMES[name] ?? name.replace(/_/g, ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function ordinal(place: number): string {
  return ORDINALS[place] ?? `${place + 1}th`;
}

function singular(name: string): string {
  return name
    .replace(/^keys\b/, 'key')
    .replace(/ies$/, 'y')
    .replace(/sses$/, 'ss')
    .replace(/([^s])s$/, '$1');
}
