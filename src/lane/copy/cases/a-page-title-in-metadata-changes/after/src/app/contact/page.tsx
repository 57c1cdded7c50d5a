import type { Metadata } from 'next';

export const metadata: Metadata = {
  title: 'Talk to our team',
  description: 'Write to us or call us, we answer within two hours.',
};

export default function Page() {
  return <h1>Contact</h1>;
}
