export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const DECLARATION = /^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\n/;
const TAG = /<(\/?)([A-Za-z][A-Za-z:]*)((?: [A-Za-z:]+="[^"<]*")*)(\/?)>/y;
const TEXT = /[^<]+/y;
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#13;': '\r' };

/** Throws for a character or an entity XML has no place for. A bare CR would be read as LF. */
function unescaped(text: string): string {
  if (/[\0-\x08\x0b-\x1f\ufffe\uffff]/.test(text)) {
    throw new Error(`No character of XML: ${JSON.stringify(text)}`);
  }
  return text.replace(/&[^;]*;?|>/g, (entity) => {
    if (!(entity in ENTITIES)) {
      throw new Error(`${entity} is not escaped.`);
    }
    return ENTITIES[entity];
  });
}

/** The root of an XML document of elements, attributes and text; anything else, or anything left open, is refused. */
export function parseStrictXml(document: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = DECLARATION.exec(document)?.[0].length ?? 0;
  while (at < document.length) {
    const inner = open.at(-1)!;
    const pattern = document[at] === '<' ? TAG : TEXT;
    pattern.lastIndex = at;
    const match = pattern.exec(document);
    if (!match) {
      throw new Error(`Not XML at ${at}: ${document.slice(at, at + 60)}`);
    }
    at = pattern.lastIndex;
    if (pattern === TEXT) {
      inner.text += unescaped(match[0]);
      continue;
    }
    const [, isEnd, name, attributes, isEmpty] = match;
    if (isEnd) {
      if (inner.name !== name) {
        throw new Error(`${name} ends within ${inner.name}.`);
      }
      open.pop();
      continue;
    }
    const pairs = [...attributes.matchAll(/ ([A-Za-z:]+)="([^"]*)"/g)].map(([, key, value]) => [key, unescaped(value)]);
    const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
    inner.children.push(element);
    if (!isEmpty) {
      open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text !== '') {
    throw new Error('Not one element that is closed.');
  }
  return root.children[0];
}

/** The elements of that path of names, wherever it branches. */
export function elementsAt(element: Element, ...path: string[]): Element[] {
  return path.reduce(
    (found, name) => found.flatMap(({ children }) => children.filter((one) => one.name === name)),
    [element]
  );
}
