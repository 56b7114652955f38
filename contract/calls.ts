import * as z from 'zod/mini';

import { Column, Row } from './answer';
import { DIALLED_COUNTRIES } from './dialled-countries';
import { windowSchema } from './question';

/** Numbers one question can be about. */
export const MAX_NUMBERS = 10_000;
/** Calendar months a question about numbers can cover. */
export const MAX_NUMBERS_MONTHS = 6;
/** Calls a page holds unless the question sets its own limit; files have none. */
export const DEFAULT_PAGE = 200;
export const MAX_PAGE = 1_000;

/**
 * The columns a call is shown with: names, order and the writing of each value. A layout that was released never changes;
 * what others read by machine goes on under its name.
 */
export const CALL_LAYOUTS = ['call-list/1', 'call-list/named/1'] as const;
export type CallLayout = (typeof CALL_LAYOUTS)[number];

/** Which of a call's numbers is looked at. */
export const NUMBER_SIDES = ['cli', 'destination', 'either'] as const;
export type NumberSide = (typeof NUMBER_SIDES)[number];

/** The endpoints each type of client has. */
export const CLIENT_ENDPOINTS = {
  wholesale: [],
  residential: ['ResidentialDevice'],
  retail: ['RetailAccount'],
  vpbx: ['User', 'Fax', 'Friend'],
} as const satisfies Record<string, readonly string[]>;

export const DIRECTIONS = ['inbound', 'outbound', 'internal'] as const;

/**
 * What calls can be filtered by. Carriers are providers, and go with outbound calls only; DDI providers with inbound ones;
 * an endpoint with its type, and that with the types of client that have it.
 */
export const CALL_FILTERS = [
  'direction',
  'client_type',
  'customer_id',
  'endpoint_type',
  'endpoint_id',
  'ddi',
  'provider_id',
  'ddi_provider_id',
] as const;
export type CallFilterName = (typeof CALL_FILTERS)[number];

const typedText = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

export const numbersSchema = z.strictObject({
  /** In any writing: spaces, punctuation, 00 or plus, a SIP URI. */
  typed: z.array(typedText).check(z.minLength(1), z.maxLength(MAX_NUMBERS)),
  side: z._default(z.enum(NUMBER_SIDES), 'either'),
  /** The country numbers without a country code belong to. */
  country: z.optional(z.enum(DIALLED_COUNTRIES)),
});
export type AskedNumbers = z.infer<typeof numbersSchema>;

export const callFilterSchema = z.strictObject({
  dimension: z.enum(CALL_FILTERS),
  values: z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.minLength(1), z.maxLength(1_000)),
});
export type CallFilter = z.infer<typeof callFilterSchema>;

const asked = {
  /** All must hold. */
  filters: z._default(z.array(callFilterSchema).check(z.maxLength(CALL_FILTERS.length)), []),
  window: windowSchema,
  /** IANA zone of every printed time. */
  zone: z._default(z.string(), 'UTC'),
};

/** Which calls are listed, newest first. A call is its final attempt. */
export const callsQuestionSchema = z.strictObject({
  ...asked,
  numbers: z.optional(numbersSchema),
  /** Leaves out calls nobody answered, as lists for billing do. */
  answeredOnly: z._default(z.boolean(), false),
  layout: z._default(z.enum(CALL_LAYOUTS), 'call-list/named/1'),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(MAX_PAGE)), DEFAULT_PAGE),
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.maxLength(1_000))),
});
export type CallsQuestion = z.infer<typeof callsQuestionSchema>;
export type CallsQuestionInput = z.input<typeof callsQuestionSchema>;

/** The figures of each number over its attempts. */
export const numberFiguresSchema = z.strictObject({
  ...asked,
  numbers: numbersSchema,
  /** Currencies to convert charges to; empty leaves each in its own. */
  currencies: z._default(z.array(z.string().check(z.regex(/^[A-Z]{3}$/))).check(z.maxLength(4)), []),
});
export type NumberFiguresQuestion = z.infer<typeof numberFiguresSchema>;
export type NumberFiguresInput = z.input<typeof numberFiguresSchema>;

/** What `POST /v1/calls` answers. */
export interface CallsAnswer {
  columns: Column[];
  rows: Row[];
  /** Where the page after this one begins; null where there is none. Calls that arrive meanwhile do not move it. */
  next: string | null;
  /** Sentences a reader must see with the calls. */
  notes: string[];
  question: CallsQuestion;
  elapsedMs: number;
}

/**
 * What `POST /v1/calls/numbers` answers: a row for each number and each side of calls it was found on. A number that was
 * found on both sides has two: who called it and whom it called are different things.
 */
export interface NumbersAnswer {
  /** `number`, `side` and measures; of the classes of failed attempts those that there were. */
  columns: Column[];
  rows: Row[];
  /** Over all numbers of the one side asked for; null for either. */
  totals: Row | null;
  incompleteTotals: string[];
  /** As they were typed. */
  notFound: string[];
  /** How many of those typed were the same number again. */
  repeated: number;
  notes: string[];
  question: NumberFiguresQuestion;
  elapsedMs: number;
}

/** What `GET /v1/calls/attempts` answers: the attempts of one call, in their order. */
export interface AttemptsAnswer {
  columns: Column[];
  rows: Row[];
  /** Set when the call has more attempts than are told. */
  truncated: boolean;
  notes: string[];
}
