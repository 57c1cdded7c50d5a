export function Checkout() {
  return (
    <form>
      <h1>Review your order</h1>
      <button type="submit">Order and pay</button>
    </form>
  );
}
