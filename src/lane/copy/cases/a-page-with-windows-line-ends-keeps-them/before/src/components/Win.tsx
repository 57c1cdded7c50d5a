export const Win = () => (
  <p title="Greeting">
    Hello and welcome
  </p>
);
