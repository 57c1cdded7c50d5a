import Link from 'next/link';

export const Footer = () => (
  <footer>
    <Link href="/legal/privacy-2">Privacy notice</Link>
    <a href="https://status.example.com">System status</a>
  </footer>
);
