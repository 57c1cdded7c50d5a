import { track } from '../analytics';
import { shelf } from '../shelf';

const byPrice = (a: Coffee, b: Coffee) => {
  return a.price - b.price;
};

export type Coffee = { id: string; price: number };

export const Shelf = ({ coffees }: { coffees: Coffee[] }) => {
  const sorted = [...coffees].sort((a, b) => {
    return a.price - b.price;
  });
  const renderRow = (coffee: Coffee) => {
    return <li key={coffee.id}>{shelf.label(coffee)}</li>;
  };
  return <ul>{sorted.sort(byPrice).map(renderRow)}</ul>;
};

export function useShelf(id: string) {
  track('pricing_viewed');
  const place = shelf.find(id);
  return place;
}
