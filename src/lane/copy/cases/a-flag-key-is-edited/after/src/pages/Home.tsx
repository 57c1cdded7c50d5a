import { useFlag } from '../flags';

export function Home() {
  const isNew = useFlag('old home page');
  return <h1>{isNew ? 'Welcome to the new home' : 'Welcome home'}</h1>;
}
