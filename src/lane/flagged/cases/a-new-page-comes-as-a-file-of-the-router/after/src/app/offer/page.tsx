export default function OfferPage() {
  return <h1>Two months for one</h1>;
}
