import { OldHome } from './OldHome';

export function Home({ name }: { name: string }) {
  return <OldHome name={name} />;
}
