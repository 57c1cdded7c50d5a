export const Dialog = () => (
  <div role="dialog" aria-labelledby="dialog-title">
    <h2 id="dialog-title">Delete this project?</h2>
  </div>
);
