export function Checkout() {
  return (
    <form>
      <h1>Review your order</h1>
      <button type="submit">Place your order</button>
    </form>
  );
}
