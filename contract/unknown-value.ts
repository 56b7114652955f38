/** Stands for "unknown" where only text can: in a variable, in a list of options, in a link. */
export const UNKNOWN_VALUE = '__unknown';
