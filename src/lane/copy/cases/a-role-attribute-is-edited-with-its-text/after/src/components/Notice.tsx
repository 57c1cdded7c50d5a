export const Notice = () => (
  <div role="note" aria-live="assertive">
    The server is not answering.
  </div>
);
