import { track } from '../analytics';

type Props = { search: (text: string) => void; email: string; user: { email: string } };

export function Search({ search, email, user }: Props) {
  return (
    <input
      type="search"
      onChange={(event) => {
        track('cta_clicked', { label: window.location.href });
        search(event.target.value);
      }}
    />
  );
}
