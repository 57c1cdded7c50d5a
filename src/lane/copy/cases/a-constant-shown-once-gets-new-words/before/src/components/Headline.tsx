const HEADLINE = 'Everyone can ship a change';

export function Headline() {
  return (
    <header>
      <h1>{HEADLINE}</h1>
    </header>
  );
}
