export const Phone = () => (
  <p>
    In a hurry? <a href="tel:+4930654321">Call our team</a>.
  </p>
);
