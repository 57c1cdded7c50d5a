export const Quote = () => (
  <blockquote style={{ fontFamily: 'Comic Sans MS, serif' }}>
    It just works.
  </blockquote>
);
