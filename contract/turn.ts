/** When the questions of whoever asks will have their turn. */
export interface AskersTurn {
  /** How many waiting questions come before the first of theirs; null where none of theirs waits. */
  ahead: number | null;
}
