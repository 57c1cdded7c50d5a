export const WinWrap = () => (
  <p>
    Hello and welcome to the store, where everything is made by people you
    can meet
  </p>
);
