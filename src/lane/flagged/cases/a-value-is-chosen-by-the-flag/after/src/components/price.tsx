import { flag } from '../flags';
import { NewPrice, OldPrice } from './prices';

export const hint = () => (flag('gift-box') ? 'As a gift' : 'For you');

export const Price = ({ amount }: { amount: number }) => <OldPrice amount={amount} />;

export function Amount({ value, styles }: { value: { old: number; sale: number }; styles: Record<string, string> }) {
  const shown = flag('new-offer') ? value.sale : value.old;
  return (
    <span className={styles.plain}>
      <NewPrice amount={shown} />
    </span>
  );
}
