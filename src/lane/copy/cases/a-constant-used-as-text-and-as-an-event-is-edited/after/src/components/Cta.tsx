import { track } from '../analytics';

const LABEL = 'Try it for free';

export const Cta = () => (
  <button type="button" onClick={() => track(LABEL)}>
    {LABEL}
  </button>
);
