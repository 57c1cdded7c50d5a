import { Hero } from '../components/Hero';

export const Landing = () => (
  <Hero variant="wide" heading="Say it, ship it" caption="From idea to live before lunch." />
);
