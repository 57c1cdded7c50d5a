export const Quote = () => (
  <blockquote style={{ fontFamily: 'Georgia, serif' }}>
    It just works.
  </blockquote>
);
