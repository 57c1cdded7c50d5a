import { flag } from '../flags';

export const Menu = ({ open }: { open: boolean }) => (
  <nav>
    <a href="/plans">Plans</a>
    {flag('live-menu') && <a href="/gifts">Gifts</a>}
    {open ? <b>Open</b> : null}
  </nav>
);
