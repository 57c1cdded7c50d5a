export const Zone = () => (
  <select name="zone" aria-label="Time zone">
    <optgroup label="Europe">
      <option value="Europe/Berlin">Berlin</option>
    </optgroup>
  </select>
);
