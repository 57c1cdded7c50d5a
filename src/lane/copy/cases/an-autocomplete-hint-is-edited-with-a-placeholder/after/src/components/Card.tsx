export const Card = () => (
  <input name="card" autoComplete="cc-number" placeholder="Number on the card" />
);
