export const Checkout = () => (
  <form>
    <button type="submit">Place your order</button>
  </form>
);
