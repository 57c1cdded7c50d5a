export const Star = () => (
  <svg viewBox="0 0 16 16" role="img">
    <title>Favourite</title>
  </svg>
);
