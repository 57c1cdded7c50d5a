import { useFlag } from '../flags';

export function Home() {
  const next = useFlag('next-home');
  return <h1>{next ? 'Welcome to the new home' : 'Welcome home'}</h1>;
}
