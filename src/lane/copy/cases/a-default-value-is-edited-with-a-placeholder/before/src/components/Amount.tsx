export const Amount = () => (
  <input name="amount" defaultValue="10 seats" placeholder="How many seats?" />
);
