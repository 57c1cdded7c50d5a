export const Zip = () => (
  <input name="zip" pattern="[0-9]{5}" title="Five digits" placeholder="Postal code" />
);
