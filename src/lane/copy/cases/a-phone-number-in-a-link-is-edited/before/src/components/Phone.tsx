export const Phone = () => (
  <p>
    In a hurry? <a href="tel:+4930123456">Call our team</a>.
  </p>
);
