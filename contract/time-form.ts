/** How times are written: with the offset of their zone (ISO 8601) or its clocks' time alone, to the second or to the minute. */
export const TIME_FORMS = ['iso', 'iso-minutes', 'local', 'local-minutes'] as const;
export type TimeForm = (typeof TIME_FORMS)[number];
