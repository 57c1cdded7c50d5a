export const Hero = () => (
  <section aria-label="Introduction">
    <h1>Ship what you mean</h1>
  </section>
);
