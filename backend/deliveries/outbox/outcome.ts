import { Problem } from '../../../contract/problem';
import { FileForm, OnDoubt } from '../../../contract/delivery';
import { databaseProblem } from '../../database/database-problem';
import { Undecided } from '../smtp/fenced-body';
import { oneLine, SmtpFailure } from '../smtp/smtp-failure';
import { retryDelay } from './retry-delay';
import { Settlement } from './settle';

const CONNECTION_DELAY_MS = 60_000;
const DATABASE_DELAY_MS = 10_000;

export interface Circumstances {
  onDoubt: OnDoubt;
  deferrals: number;
  /** Whether the server may have the whole mail. */
  mayBeComplete: boolean;
  /** Whether the service is stopping, and cut it off. */
  isStopping: boolean;
  /** How the files of the message travelled; undefined where none was made. */
  fileForm?: FileForm;
  random: number;
}

/** What a failed attempt means for its delivery. */
export function outcomeOf(error: unknown, circumstances: Circumstances): Settlement {
  const { mayBeComplete, isStopping } = circumstances;
  const problem = [error, (error as Error).cause].find((reason) => reason instanceof Problem);
  if (problem) {
    return {
      outcome: 'refused',
      state: 'failed',
      smtpCode: null,
      enhancedCode: null,
      answer: oneLine(problem.message),
    };
  }
  const failure = error instanceof SmtpFailure ? error : new SmtpFailure('send', error);
  if (failure.stage === 'connect') {
    // No fault of this mail: it waits no longer the next time.
    return { ...said(failure), outcome: 'lost', state: 'queued', delayMs: CONNECTION_DELAY_MS };
  }
  if (failure.smtpCode !== null) {
    return answered(failure, circumstances);
  }
  if (mayBeComplete) {
    return doubtful(failure, circumstances);
  }
  if (isStopping) {
    return { ...said(failure), outcome: 'released', state: 'queued', delayMs: 0, answer: 'The service stopped.' };
  }
  if (isOfTheDatabase(error)) {
    // Neither the mail's fault nor the server's: it waits no longer the next time.
    return { ...said(failure), outcome: 'lost', state: 'queued', delayMs: DATABASE_DELAY_MS };
  }
  return deferred(failure, 'lost', circumstances);
}

/** Codes of lost connections are those of the mail server's too: only the fence knows whose they are in a conversation. */
function isOfTheDatabase(error: unknown): boolean {
  return error instanceof SmtpFailure ? error.cause instanceof Undecided : databaseProblem(error) !== undefined;
}

function answered(failure: SmtpFailure, circumstances: Circumstances): Settlement {
  const { fileForm } = circumstances;
  if (isTooLarge(failure) && (fileForm === 'attached' || fileForm === 'zipped')) {
    return { ...said(failure), outcome: 'deferred', state: 'queued', delayMs: 0, refusedForm: fileForm };
  }
  return failure.smtpCode! >= 500
    ? { ...said(failure), outcome: 'refused', state: 'failed' }
    : deferred(failure, 'deferred', circumstances);
}

/** 552 says of a message or of a mailbox that it is too large; where there is an enhanced code, it tells which. */
function isTooLarge({ smtpCode, enhancedCode }: SmtpFailure): boolean {
  return enhancedCode === null ? smtpCode === 552 : smtpCode! >= 500 && ['5.2.3', '5.3.4'].includes(enhancedCode);
}

/** The body was complete and the answer never came. */
function doubtful(failure: SmtpFailure, circumstances: Circumstances): Settlement {
  return circumstances.onDoubt === 'retry'
    ? deferred(failure, 'doubtful', circumstances)
    : {
        ...said(failure),
        outcome: 'doubtful',
        state: 'unknown',
        answer: `The whole mail was handed over, and the answer was lost: ${failure.answer} It has probably arrived.`,
      };
}

function deferred(
  failure: SmtpFailure,
  outcome: 'lost' | 'deferred' | 'doubtful',
  { deferrals, random }: Circumstances
): Settlement {
  const delayMs = retryDelay(deferrals, failure.smtpCode !== null, random);
  return { ...said(failure), outcome, state: 'queued', delayMs, isDeferral: true };
}

const said = ({ smtpCode, enhancedCode, answer }: SmtpFailure) => ({ smtpCode, enhancedCode, answer });
