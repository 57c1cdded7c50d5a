import { track } from '../analytics';

export const Buy = ({ buy }: { buy: () => void }) => (
  <button type="button" onClick={() => { track('Plan bought'); buy(); }}>
    Buy this plan
  </button>
);
