import { Virtual } from '../ui/Virtual';

export const List = ({ rows }: { rows: string[] }) => (
  <Virtual
    rows={rows}
    renderEmpty={() => <p>We found nothing</p>}
    renderRow={(row: string) => <li key={row}>Entry: {row}</li>}
  />
);
