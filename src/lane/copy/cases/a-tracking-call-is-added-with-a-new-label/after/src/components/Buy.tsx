import { track } from '../analytics';

export const Buy = ({ email, buy }: { email: string; buy: () => void }) => (
  <button type="button" onClick={() => { track('buy', { email }); buy(); }}>
    Get this plan
  </button>
);
