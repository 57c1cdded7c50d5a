export function Seats({ used, total }: { used: number; total: number }) {
  return (
    <p>
      {used > total && 'Every seat is taken.'}
      {total - used < 3 ? 'Almost full' : 'Plenty of room'}
    </p>
  );
}
