export const StatusLink = () => (
  <p>
    All systems work. <a href="https://status.example.com">See the status page</a>.
  </p>
);
