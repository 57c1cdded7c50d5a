export const metadata = {
  title: 'Who we are at Acme',
  alternates: { canonical: '/about-us' },
};

export default function Page() {
  return <h1>About us</h1>;
}
