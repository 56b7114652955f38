import { atLeast, type FieldConfig } from './panel';

/** From where on an ASR, an NER is poor or good, on every dashboard. */
export const GOOD_ASR = { thresholds: atLeast(0.3, 0.45) };
export const GOOD_NER = { thresholds: atLeast(0.8, 0.9) };

/** In the colour of its threshold: a figure, or the text of a cell. */
export const COLORED: FieldConfig = { color: { mode: 'thresholds' } };
export const COLORED_TEXT: FieldConfig = { custom: { cellOptions: { type: 'color-text' } } };

export const DURATION: FieldConfig = { unit: 'dthms' };
