export function Status({ state }: { state: string }) {
  return (
    <span>
      {state === 'past due' ? 'Payment is late' : 'Paid in full'}
    </span>
  );
}
