type Member = { id: string; email: string; name: string };

export function Members({ members }: { members: Member[] }) {
  return (
    <ul aria-label="Team members">
      {members.map((m) => (
        <li key={m.id}>
          {m.name} <small>can edit</small>
        </li>
      ))}
    </ul>
  );
}
