/** A text a switch wrote; an empty one is unknown. */
export function filled(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim();
}

/** A truth as PostgreSQL (`true`) or MySQL (`1`) writes it. */
export function isTrue(text: string | null): boolean {
  return text === 'true' || text === 't' || text === '1';
}

/** An id; switches that have none write 0. */
export function idOf(text: string | null): string | null {
  return filled(text) === '0' ? null : filled(text);
}

/** The first of these that is a SIP response code. */
export function sipCodeOf(...texts: Array<string | null>): string | null {
  return texts.find((text) => text !== null && /^[1-6]\d\d$/.test(text)) ?? null;
}

/** The first of these that is a Q.850 cause. */
export function causeOf(...texts: Array<string | null>): string | null {
  return (
    texts.find((text) => text !== null && /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 127) ?? null
  );
}
