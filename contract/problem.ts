/** The body of every refused request. */
export interface ProblemBody {
  /** A sentence for the person who meets it: what happened, to what, what to do. */
  error: string;
  /** The part of the input that is wrong, as a path: `filters[0].values`. */
  field?: string;
  /** What would be accepted there. */
  allowed?: readonly string[];
}

/** A mistake of the caller, or a state they can do something about. Its message is meant to be read by them. */
export class Problem extends Error {
  readonly status: number;
  readonly field?: string;
  readonly allowed?: readonly string[];
  /** Seconds after which it is worth trying again. */
  readonly retryAfterS?: number;

  constructor(
    message: string,
    detail: { status?: number; field?: string; allowed?: readonly string[]; retryAfterS?: number } = {}
  ) {
    super(message);
    this.name = 'Problem';
    this.status = detail.status ?? 400;
    this.field = detail.field;
    this.allowed = detail.allowed;
    this.retryAfterS = detail.retryAfterS;
  }

  toBody(): ProblemBody {
    return { error: this.message, field: this.field, allowed: this.allowed };
  }
}
