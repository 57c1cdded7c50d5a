import { NewHome } from './NewHome';

export function Home({ name }: { name: string }) {
  return <NewHome name={name} />;
}
