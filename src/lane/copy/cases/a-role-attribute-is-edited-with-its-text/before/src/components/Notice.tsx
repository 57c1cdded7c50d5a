export const Notice = () => (
  <div role="alert" aria-live="assertive">
    We could not reach the server.
  </div>
);
