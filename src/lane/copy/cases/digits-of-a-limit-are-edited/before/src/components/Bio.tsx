export const Bio = () => (
  <label>
    Tell us about you (160 characters)
    <textarea name="bio" maxLength={160} />
  </label>
);
