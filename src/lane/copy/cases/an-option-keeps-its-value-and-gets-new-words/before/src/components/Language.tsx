export const Language = () => (
  <select name="lang" aria-label="Language">
    <option value="en">English</option>
    <option value="de">German</option>
  </select>
);
