export const Zone = () => (
  <select name="zone" aria-label="Time zone">
    <optgroup label="Cities in Europe">
      <option value="Europe/Berlin">Berlin, Vienna</option>
    </optgroup>
  </select>
);
