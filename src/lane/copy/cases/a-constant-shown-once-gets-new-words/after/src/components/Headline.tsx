const HEADLINE = 'Let everyone ship';

export function Headline() {
  return (
    <header>
      <h1>{HEADLINE}</h1>
    </header>
  );
}
