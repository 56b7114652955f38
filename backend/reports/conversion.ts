import { MoneyView } from './money-views';
import { Parameters } from './parameters';
import { CHARGES, NOT_ZERO, Side, sumColumn } from '../rollups/sums';
import { currencyKey } from './group-keys';

/** A rate older than this at the day of the call is no rate. Central banks pause over holidays, never for longer. */
const RATE_MAX_AGE_DAYS = 10;
/** Decimals a cross rate is rounded to. A fixed number, so that every door converts to the same last decimal. */
const CROSS_RATE_DECIMALS = 12;

export const amountColumn = (side: Side, view: MoneyView) => `m_${side}${view.suffix}`;
export const missingColumn = (side: Side, view: MoneyView) => `missing_${side}${view.suffix}`;

const rateOn = (currency: string) => `(
      select 1::numeric as rate where ${currency} = 'EUR'
      union all
      (select rate from exchange_rates
        where base = 'EUR' and quote = ${currency}
          and day between needed.rate_day - ${RATE_MAX_AGE_DAYS} and needed.rate_day
        order by day desc limit 1)
    )`;

/**
 * Two further steps after the slice: `rates`, one per day and pair of currencies, and `priced`, the slice with its
 * amounts in every currency shown. Rates are kept as units per euro; a cross rate goes through it.
 */
export function conversionSteps(views: readonly MoneyView[], sides: readonly Side[], parameters: Parameters): string[] {
  const targets = parameters.bind(
    views.map(({ currency }) => currency),
    'text[]'
  );
  const needed = sides
    .map((side) => `select distinct rate_day, ${currencyKey(side)} as currency from slice`)
    .join(' union ');
  const rates = `rates as materialized (
  select needed.rate_day, needed.currency, target.currency as target,
    case when needed.currency = target.currency then 1
      else round(to_target.rate::numeric(48, 24) / from_own.rate, ${CROSS_RATE_DECIMALS}) end as rate
  from (${needed}) needed
    cross join unnest(${targets}) as target (currency)
    left join lateral ${rateOn('target.currency')} to_target on true
    left join lateral ${rateOn('needed.currency')} from_own on true
)`;

  const pairs = views.flatMap((view) => sides.map((side) => ({ view, side, rate: `rate_${side}${view.suffix}` })));
  const amounts = pairs.flatMap(({ view, side, rate }) => {
    const amount = `slice.${sumColumn(CHARGES[side])}`;
    return [
      `case when ${rate}.rate is null then ${amount} * 0 else ${amount} * ${rate}.rate end as ${amountColumn(side, view)}`,
      `slice.${sumColumn(NOT_ZERO[side])} > 0 and ${rate}.rate is null as ${missingColumn(side, view)}`,
    ];
  });
  const joins = pairs.map(
    ({ view, side, rate }) =>
      `left join rates ${rate} on ${rate}.rate_day = slice.rate_day and ${rate}.currency = slice.${currencyKey(side)}` +
      ` and ${rate}.target = ${parameters.bind(view.currency, 'text')}`
  );
  const priced = `priced as (
  select ${['slice.*', ...amounts].join(',\n    ')}
  from slice
    ${joins.join('\n    ')}
)`;
  return [rates, priced];
}
