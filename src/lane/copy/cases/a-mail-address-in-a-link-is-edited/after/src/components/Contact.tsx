export const Contact = () => (
  <p>
    Questions? <a href="mailto:sales@example.net?subject=Plans for my team">Write to us</a>.
  </p>
);
