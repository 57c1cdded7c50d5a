export const Language = () => (
  <select name="lang" aria-label="Language of the app">
    <option value="en">English</option>
    <option value="de">Deutsch</option>
  </select>
);
