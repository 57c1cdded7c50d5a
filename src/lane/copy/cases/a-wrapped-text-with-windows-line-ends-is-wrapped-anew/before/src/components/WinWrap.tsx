export const WinWrap = () => (
  <p>
    Hello and welcome
  </p>
);
