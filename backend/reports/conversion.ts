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

const rateColumn = ({ suffix }: MoneyView) => `rate${suffix}`;

/** The rates a whole answer needs, one row per day and currency: what `slice` holds is sold and bought on these days. */
export function ratesStep(
  slice: string,
  views: readonly MoneyView[],
  sides: readonly Side[],
  parameters: Parameters
): string {
  const targets = views.map((view) => ({
    view,
    currency: parameters.bind(view.currency, 'text'),
    rate: `own_to${view.suffix}`,
  }));
  const keys = sides.map(currencyKey);
  return `rates as materialized (
  select needed.rate_day, needed.currency,
    ${targets
      .map(
        ({ view, currency, rate }) => `case when needed.currency = ${currency} then 1
      else round(${rate}.rate::numeric(48, 24) / from_own.rate, ${CROSS_RATE_DECIMALS}) end as ${rateColumn(view)}`
      )
      .join(',\n    ')}
  from (
    select distinct rate_day, currency
    from (select distinct rate_day, ${keys.join(', ')} from ${slice}) sold
      cross join lateral unnest(array[${keys.join(', ')}]) as currency
  ) needed
    ${targets.map(({ currency, rate }) => `left join lateral ${rateOn(currency)} ${rate} on true`).join('\n    ')}
    left join lateral ${rateOn('needed.currency')} from_own on true
)`;
}

/** A further step after a slice: the slice with its amounts in every currency shown. Rates are kept as units per euro; a cross rate goes through it. */
export function pricedStep(reading: string, views: readonly MoneyView[], sides: readonly Side[]): string {
  const amounts = views.flatMap((view) =>
    sides.flatMap((side) => {
      const amount = `slice.${sumColumn(CHARGES[side])}`;
      const rate = `${side}_rates.${rateColumn(view)}`;
      return [
        `case when ${rate} is null then ${amount} * 0 else ${amount} * ${rate} end as ${amountColumn(side, view)}`,
        `slice.${sumColumn(NOT_ZERO[side])} > 0 and ${rate} is null as ${missingColumn(side, view)}`,
      ];
    })
  );
  const joins = sides.map(
    (side) =>
      `left join rates ${side}_rates on ${side}_rates.rate_day = slice.rate_day` +
      ` and ${side}_rates.currency = slice.${currencyKey(side)}`
  );
  return `priced_${reading} as (
  select ${['slice.*', ...amounts].join(',\n    ')}
  from slice_${reading} slice
    ${joins.join('\n    ')}
)`;
}
