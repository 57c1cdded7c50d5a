export function Thanks({ compact }: { compact: boolean }) {
  const message = 'Thank you! We are packing your order.';
  if (compact) return <span>{message}</span>;
  return (
    <article>
      <h2>Order placed</h2>
      <p>{message}</p>
    </article>
  );
}
