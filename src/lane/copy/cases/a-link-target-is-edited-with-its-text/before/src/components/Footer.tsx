import Link from 'next/link';

export const Footer = () => (
  <footer>
    <Link href="/legal/privacy">Privacy policy</Link>
    <a href="https://status.example.com">System status</a>
  </footer>
);
