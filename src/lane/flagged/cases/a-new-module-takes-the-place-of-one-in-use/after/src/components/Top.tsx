import { Badge } from './Badge';
import { flag } from '../flags';

export const Top = () => (
  <header>
    {flag('gift-box') && <b>Gift</b>}
    <Badge />
    {flag('new-offer') && <Badge />}
  </header>
);
