import { track } from '../analytics';

export const Buy = ({ email, buy }: { email: string; buy: () => void }) => (
  <button type="button" onClick={() => buy()}>
    Buy this plan
  </button>
);
