export const Card = () => (
  <div style={{ backgroundImage: 'url(https://px.example.net/p.gif)' }}>
    <h3>Your new card</h3>
  </div>
);
