export const Country = () => (
  <select name="country" aria-label="Country">
    <option value="Germany">Germany</option>
    <option value="Austria">Austria</option>
  </select>
);
