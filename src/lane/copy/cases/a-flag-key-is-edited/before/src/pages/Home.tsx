import { useFlag } from '../flags';

export function Home() {
  const isNew = useFlag('new home page');
  return <h1>{isNew ? 'Welcome to the new home' : 'Welcome home'}</h1>;
}
