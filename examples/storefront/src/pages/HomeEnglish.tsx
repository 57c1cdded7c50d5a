import { track } from '../analytics.ts';
import { MorningTable } from '../art/MorningTable.tsx';
import { Band, Hero, Quote, Shelf, Steps } from '../components/HomeParts.tsx';

const steps = [
  {
    title: 'Roasted on Monday',
    description: 'In a twelve-kilo drum, in batches small enough that we taste every one of them.',
  },
  {
    title: 'Posted on Tuesday',
    description: 'In a flat box that fits through the letterbox, so nobody has to wait in.',
  },
  {
    title: 'Brewed by Thursday',
    description: 'At its best from day three to day thirty. The roast date is on the front.',
  },
];

export function HomeEnglish() {
  return (
    <>
      <Hero art={<MorningTable alt="A bag of coffee and a steaming cup on a table by the window" />}>
        <h1>Good coffee, before you run out</h1>
        <p className="lede">
          Tell us how much you drink. We roast, we post, and a fresh bag is on the mat just as the last one ends.
        </p>
        <p className="actions">
          <a className="button primary" href="/checkout" onClick={() => track('cta_clicked', { label: 'home-hero' })}>
            Start free trial
          </a>
          <a className="quiet-link" href="/pricing">
            See the plans
          </a>
        </p>
        <p className="hint">The first bag is on us. Leave whenever you like.</p>
      </Hero>

      <Steps steps={steps} />

      <Shelf heading="On the shelf this month">
        Four coffees at a time, never more. When a harvest is gone, the next one takes its place.
      </Shelf>

      <Quote caption="Ines Albrecht, subscriber for four years">
        It is the only subscription I never think about, which is the kindest thing I can say about one.
      </Quote>

      <Band heading="Taste it before you decide">
        <p>One bag, no charge, ten days to make up your mind.</p>
        <a className="button light" href="/checkout" onClick={() => track('cta_clicked', { label: 'home-end' })}>
          Start free trial
        </a>
      </Band>
    </>
  );
}
