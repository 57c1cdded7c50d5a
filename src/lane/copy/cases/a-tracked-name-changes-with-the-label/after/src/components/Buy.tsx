import { track } from '../analytics';

export const Buy = ({ buy }: { buy: () => void }) => (
  <button type="button" onClick={() => { track('Plan ordered'); buy(); }}>
    Order this plan
  </button>
);
