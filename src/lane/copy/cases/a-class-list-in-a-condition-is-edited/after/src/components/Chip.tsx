export const Chip = ({ on }: { on: boolean }) => (
  <span className={on ? 'chip hidden' : 'chip'}>{on ? 'Active now' : 'Paused'}</span>
);
