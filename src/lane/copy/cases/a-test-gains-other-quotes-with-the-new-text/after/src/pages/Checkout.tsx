export function Checkout() {
  return (
    <form>
      <h1>Check out</h1>
      <button type="submit">Let's order</button>
    </form>
  );
}
