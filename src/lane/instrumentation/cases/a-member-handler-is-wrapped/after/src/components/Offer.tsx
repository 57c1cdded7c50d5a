import { track } from '../analytics';
import { Dialog } from './Dialog';

export const Offer = (props: { open: boolean; onClose: () => void; setOpen: (open: boolean) => void }) => (
  <Dialog open={props.open} onOpenChange={props.setOpen} onEscape={() => { track('cta_clicked', { label: 'escape' }); props.onClose(); }}>
    <p>Two weeks for free</p>
    <a href="/terms" onClick={() => track('cta_clicked', { label: 'terms' })}>
      Terms
    </a>
  </Dialog>
);
