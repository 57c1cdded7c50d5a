export const metadata = {
  title: 'About our company',
  alternates: { canonical: '/about' },
};

export default function Page() {
  return <h1>About us</h1>;
}
