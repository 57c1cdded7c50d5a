export function Checkout() {
  return (
    <form>
      <h1>Check out</h1>
      <button type="submit">Order and pay</button>
    </form>
  );
}
