export const Contact = () => (
  <p>
    Questions? <a href="mailto:sales@example.com?subject=Plans for my team">Write to us</a>.
  </p>
);
