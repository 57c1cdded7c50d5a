const TITLE = 'How it works';

export const Section = () => (
  <section id={TITLE}>
    <h2>{TITLE}</h2>
  </section>
);
