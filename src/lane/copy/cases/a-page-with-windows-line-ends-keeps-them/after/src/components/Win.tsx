export const Win = () => (
  <p title="Greeting">
    Welcome to the store
  </p>
);
