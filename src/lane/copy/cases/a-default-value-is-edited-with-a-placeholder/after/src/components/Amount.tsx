export const Amount = () => (
  <input name="amount" defaultValue="100 seats" placeholder="How many seats?" />
);
