import { track } from '../analytics';

const LABEL = 'Start free trial';

export const Cta = () => (
  <button type="button" onClick={() => track(LABEL)}>
    {LABEL}
  </button>
);
