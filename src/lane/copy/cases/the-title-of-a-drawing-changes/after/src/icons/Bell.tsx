export const Bell = () => (
  <svg viewBox="0 0 16 16" role="img">
    <title>Your notifications</title>
    <path d="M8 1v14" />
  </svg>
);
