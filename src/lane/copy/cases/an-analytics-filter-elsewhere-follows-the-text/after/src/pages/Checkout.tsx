export const Checkout = () => (
  <form>
    <button type="submit">Buy now</button>
  </form>
);
