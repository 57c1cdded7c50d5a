export const Bio = () => (
  <label>
    Tell us about you (500 characters)
    <textarea name="bio" maxLength={500} />
  </label>
);
