import { flag } from '../flags';
import { NewHome } from './NewHome';
import { OldHome } from './OldHome';

export function Home({ name }: { name: string }) {
  if (flag('gift-box')) return <NewHome name={name} />;
  return <OldHome name={name} />;
}
