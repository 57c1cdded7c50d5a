export const Zip = () => (
  <input name="zip" pattern="[0-9]{4,5}" title="Four or five digits" placeholder="Postal code" />
);
