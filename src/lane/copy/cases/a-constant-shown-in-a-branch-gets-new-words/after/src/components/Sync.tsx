const DONE = 'All your files are up to date.';

export const Sync = ({ busy }: { busy: boolean }) => (
  <p role="status">{busy ? 'Working on it…' : DONE}</p>
);
