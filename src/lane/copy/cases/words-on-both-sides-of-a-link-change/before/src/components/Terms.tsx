export const Terms = () => (
  <small>
    By continuing you accept our <a href="/terms" target="_blank" rel="noreferrer">terms of use</a> and
    our <a href="/privacy">privacy policy</a>.
  </small>
);
