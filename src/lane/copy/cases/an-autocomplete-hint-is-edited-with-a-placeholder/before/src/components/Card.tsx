export const Card = () => (
  <input name="card" autoComplete="off" placeholder="Card number" />
);
