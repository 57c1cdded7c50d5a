export const Country = () => (
  <select name="country" aria-label="Country">
    <option value="Deutschland">Deutschland</option>
    <option value="Austria">Austria</option>
  </select>
);
