import { Ribbon } from './Ribbon';

export const Offer = ({ start }: { start: () => void }) => (
  <aside onClick={start}>
    <Ribbon />
  </aside>
);
