export const Chip = ({ on }: { on: boolean }) => (
  <span className={on ? 'chip chip on' : 'chip'}>{on ? 'Active now' : 'Paused'}</span>
);
