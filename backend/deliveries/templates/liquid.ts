import { Liquid, LiquidError, Template as Parsed } from 'liquidjs';

import { Problem } from '../../../contract/problem';

const LONGEST_SOURCE = 100_000;
/** A runaway template ends here, and keeps the service from its other work for no longer. */
const RENDER_MS = 500;
const MOST_OBJECTS = 2_000_000;
const LONGEST_RESULT = 1_000_000;
/** They read other files. */
const FILE_TAGS = ['include', 'render', 'layout', 'block'];

const HTML = createEngine({ outputEscape: 'escape' });
const PLAIN = createEngine({});

function createEngine(options: { outputEscape?: 'escape' }): Liquid {
  const engine = new Liquid({
    ...options,
    templates: {},
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: LONGEST_SOURCE,
    renderLimit: RENDER_MS,
    memoryLimit: MOST_OBJECTS,
  });
  for (const tag of FILE_TAGS) {
    delete engine.tags[tag];
  }
  // Liquid's own filter of this name lets a value through unescaped.
  engine.registerFilter('raw', (value: unknown) => value);
  return engine;
}

export type LiquidKind = 'html' | 'plain';

/** The variables a template takes from outside, as paths: `window.from`. Throws a Problem where it doesn't compile. */
export function variablesOf(source: string, kind: LiquidKind, field: string): string[] {
  return inWords(field, () => {
    const engine = engineOf(kind);
    return engine.globalFullVariablesSync(parse(engine, source));
  });
}

/**
 * Fills a template in; values are escaped in HTML, with no way around it. Throws a Problem, which names `field`, for one
 * that doesn't compile, runs too long or becomes too large.
 */
export function renderLiquid(source: string, kind: LiquidKind, values: object, field: string): string {
  const result = inWords(field, () => {
    const engine = engineOf(kind);
    return String(engine.renderSync(parse(engine, source), values));
  });
  if (result.length > LONGEST_RESULT) {
    throw new Problem(`The template becomes too large: ${field} is ${result.length} characters when filled in.`, {
      field,
      status: 422,
    });
  }
  return result;
}

const engineOf = (kind: LiquidKind): Liquid => (kind === 'html' ? HTML : PLAIN);
const parse = (engine: Liquid, source: string): Parsed[] => engine.parse(source);

function inWords<T>(field: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!LiquidError.is(error)) {
      throw error;
    }
    const [reason] = error.message.split('\n');
    const words = /limit exceeded/.test(reason)
      ? `The template runs too long or makes too much: ${reason}. A loop may be too large.`
      : `The template does not compile: ${reason}.`;
    throw new Problem(words, { field, status: 422 });
  }
}
