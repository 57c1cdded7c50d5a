import { Hero } from '../components/Hero';

export const Landing = () => (
  <Hero variant="wide" heading="Ship what you mean" caption="From idea to live in a day." />
);
