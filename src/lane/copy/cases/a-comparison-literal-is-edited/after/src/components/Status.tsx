export function Status({ state }: { state: string }) {
  return (
    <span>
      {state === 'overdue' ? 'Payment is late' : 'Paid in full'}
    </span>
  );
}
