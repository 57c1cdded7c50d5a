type Props = { items: string[]; loading: boolean; owner: string | null; left: number };

export function State({ items, loading, owner, left }: Props) {
  return (
    <section>
      {loading && 'Loading your projects…'}
      {items.length === 0 ? 'No projects yet.' : `${items.length} projects`}
      <p>Owner: {owner ?? 'no one yet'}</p>
      <p>{owner || 'Not assigned'}</p>
      <p>{`${left} days left in your trial, ${owner}`}</p>
      <p>{loading ? 'Please wait' : owner ? 'Ready to go' : 'Pick an owner first'}</p>
      <p>{`Nothing to see here`}</p>
      <small>You have{' '}{left}{' '}free seats. Trial: 30 days.</small>
    </section>
  );
}
