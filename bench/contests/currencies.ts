import { DimensionName } from '../../contract/names';
import { QuestionInput } from '../../contract/question';
import { measureInTurns, Timing } from '../measure/rounds';
import { assertSame } from '../measure/same';
import { plainRows } from '../sides/postgres';
import { Sides } from '../sides/sides';
import { Days, windowOf } from './breakouts';
import { instant } from './plain-statement';
import { planOf } from './race';

/** Both currencies against none, ours alone. */
export interface CurrencyResult {
  name: string;
  both: Timing;
  none: Timing;
  plain: Timing;
  rowsRead: Record<string, number>;
}

const TARGETS = ['USD', 'GBP'];

const rateSql = (currency: string, target: string) =>
  `case when ${currency} = '${target}' then 1 else round(
    (case '${target}' when 'EUR' then 1 else (select rate from exchange_rates where base = 'EUR' and quote = '${target}' and day = by_day.day) end)::numeric(48, 24)
    / case ${currency} when 'EUR' then 1 else (select rate from exchange_rates where base = 'EUR' and quote = ${currency} and day = by_day.day) end,
    12) end`;

/** Added up by day and currency, then converted by the day's rate: the best a plain statement can do. */
function convertedStatement(dimensions: readonly DimensionName[], { from, to }: { from: string; to: string }): string {
  const keys = dimensions.join(', ');
  const amounts = TARGETS.flatMap((target) =>
    ['customer', 'provider'].map(
      (side) => `sum(${side}_charge * ${rateSql(`${side}_currency`, target)}) as ${side}_charge_${target.toLowerCase()}`
    )
  );
  return `select ${[keys, 'sum(attempts) as attempts', ...amounts].join(', ')} from (
    select ${keys}, customer_currency, provider_currency, started_at::date as day, count(*) as attempts,
      sum(customer_charge) as customer_charge, sum(provider_charge) as provider_charge
    from attempts
    where started_at >= ${instant('postgres', from)} and started_at < ${instant('postgres', to)}
    group by ${keys}, customer_currency, provider_currency, day
  ) by_day group by ${keys}`;
}

async function measureCurrencies(
  name: string,
  dimensions: DimensionName[],
  days: Days,
  { service, pool, rounds, meter }: Sides
): Promise<CurrencyResult> {
  const window = windowOf(days);
  const none: QuestionInput = {
    measures: ['attempts', 'answered', 'talk_s', 'acd_s', 'customer_charge', 'provider_charge', 'profit'],
    dimensions,
    window,
    order: [{ by: 'attempts', direction: 'desc' }],
    limit: 100_000,
  };
  const both: QuestionInput = { ...none, currencies: TARGETS };
  const plain = convertedStatement(dimensions, window);
  const answer = await service.ask(both);
  const amounts = TARGETS.flatMap((target) =>
    ['customer_charge', 'provider_charge'].map((charge) => `${charge}_${target.toLowerCase()}`)
  );
  assertSame(name, [...dimensions, 'attempts', ...amounts], answer.rows, await plainRows(pool, plain));

  const page = { limit: 200 };
  const timings = await measureInTurns(
    [
      { name: 'both', run: () => service.ask({ ...both, ...page }) },
      { name: 'none', run: () => service.ask({ ...none, ...page }) },
      { name: 'plain', run: () => plainRows(pool, plain) },
    ],
    rounds,
    meter
  );
  return {
    name,
    both: timings.get('both')!,
    none: timings.get('none')!,
    plain: timings.get('plain')!,
    rowsRead: planOf([answer]).rowsRead,
  };
}

/** What two currencies side by side cost, on the views they are usual on. */
export async function runCurrencies(days: Days, sides: Sides): Promise<CurrencyResult[]> {
  return [
    await measureCurrencies('USD + GBP by customer', ['customer_id'], days, sides),
    await measureCurrencies('USD + GBP by customer × provider', ['customer_id', 'provider_id'], days, sides),
  ];
}
