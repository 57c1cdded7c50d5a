export const Card = () => (
  <div style={{ backgroundImage: 'none' }}>
    <h3>Your card</h3>
  </div>
);
