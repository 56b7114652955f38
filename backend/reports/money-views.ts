import { Question } from '../../contract/question';

/** One way to show money: in one currency, converted, or (`native`) each amount in its own. */
export interface MoneyView {
  /** Absent for the native view. */
  currency?: string;
  /** What its columns add to the names of the measures. */
  suffix: string;
}

/** The ways a question shows money, in its order. */
export function moneyViews({ currencies }: Pick<Question, 'currencies'>): MoneyView[] {
  if (currencies.length === 0) {
    return [{ suffix: '' }];
  }
  const severalCurrencies = currencies.length > 1;
  return currencies.map((currency) => ({
    currency,
    suffix: severalCurrencies ? `_${currency.toLowerCase()}` : '',
  }));
}
