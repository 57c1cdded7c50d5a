export function Seats({ used, total }: { used: number; total: number }) {
  return (
    <p>
      {used >= total && 'No seats left.'}
      {total - used < 3 ? 'Almost full' : 'Plenty of room'}
    </p>
  );
}
