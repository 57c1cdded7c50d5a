import { Virtual } from '../ui/Virtual';

export const List = ({ rows }: { rows: string[] }) => (
  <Virtual
    rows={rows}
    renderEmpty={() => <p>Nothing found</p>}
    renderRow={(row: string) => <li key={row}>Item: {row}</li>}
  />
);
