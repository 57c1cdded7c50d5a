import { track } from '../analytics';
import { buy } from '../shop';

export const Buy = ({ plan, seats }: { plan: string; seats: number }) => {
  const handleBuy = () => {
    // track('plan_started', { plan, seats });
    buy(plan);
  };
  return (
    <button type="button" data-track="cta_clicked" onClick={handleBuy}>
      Buy
    </button>
  );
};
