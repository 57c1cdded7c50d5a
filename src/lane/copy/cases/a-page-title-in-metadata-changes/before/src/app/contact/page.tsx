import type { Metadata } from 'next';

export const metadata: Metadata = {
  title: 'Contact our team',
  description: 'Write to us or call us, we answer within a day.',
};

export default function Page() {
  return <h1>Contact</h1>;
}
