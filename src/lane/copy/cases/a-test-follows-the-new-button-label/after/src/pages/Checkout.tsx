export function Checkout() {
  return (
    <form>
      <h1>Check out</h1>
      <button type="submit">Buy now and pay later</button>
    </form>
  );
}
