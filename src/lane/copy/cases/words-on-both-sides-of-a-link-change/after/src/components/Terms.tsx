export const Terms = () => (
  <small>
    If you go on, you accept our <a href="/terms" target="_blank" rel="noreferrer">terms</a> and
    our <a href="/privacy">privacy notice</a>.
  </small>
);
