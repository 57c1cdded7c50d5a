import { flag } from '../flags';
import { sum } from '../sum';

export function total(prices: number[], discount: number, note: string | undefined) {
  const list = Object.assign([...prices, discount], { sale: flag('new-offer') });
  const text = 'Total ' + list.length;
  if (prices.length === 0) return note;
  return text + sum(list);
}
