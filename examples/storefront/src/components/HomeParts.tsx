// The shapes of the home page. They hold no words of their own: each language brings its own.
import type { ReactNode } from 'react';
import { Bag } from '../art/Bag.tsx';
import { coffees } from '../coffees.ts';
import { useLocale } from '../i18n.tsx';

export function Hero({ art, children }: { art: ReactNode; children: ReactNode }) {
  return (
    <section className="hero">
      <div className="hero-text">{children}</div>
      <div className="hero-art">{art}</div>
    </section>
  );
}

export interface Step {
  readonly title: string;
  readonly description: string;
}

export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.title}>
          <h2>{step.title}</h2>
          <p>{step.description}</p>
        </li>
      ))}
    </ol>
  );
}

export function Shelf({ heading, children }: { heading: string; children: ReactNode }) {
  const { t } = useLocale();

  return (
    <section className="shelf">
      <div className="shelf-head">
        <h2>{heading}</h2>
        <p>{children}</p>
      </div>
      <ul className="coffees">
        {coffees.map(({ id, name }) => (
          <li key={id} className="coffee">
            <div className={`coffee-art tint-${id}`}>
              <Bag coffee={id} alt={t('coffees.bag', { name })} />
            </div>
            <h3>{name}</h3>
            <p className="coffee-notes">{t(`coffees.${id}.notes`)}</p>
            <p className="coffee-origin">{t(`coffees.${id}.origin`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Quote({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <figure className="quote">
      <blockquote>{children}</blockquote>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

export function Band({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="band">
      <h2>{heading}</h2>
      <div className="band-action">{children}</div>
    </section>
  );
}
