export function Checkout() {
  return (
    <form>
      <h1>Check out</h1>
      <button type="submit">Place your order</button>
    </form>
  );
}
