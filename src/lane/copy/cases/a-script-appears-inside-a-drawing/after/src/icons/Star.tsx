export const Star = () => (
  <svg viewBox="0 0 16 16" role="img">
    <title>Your favourite</title>
    <script>{`alert(1)`}</script>
  </svg>
);
