export const StatusLink = () => (
  <p>
    All systems work. <a href="https://status.example.net">See the status page</a>.
  </p>
);
