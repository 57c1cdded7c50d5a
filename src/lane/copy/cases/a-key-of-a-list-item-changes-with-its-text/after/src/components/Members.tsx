type Member = { id: string; email: string; name: string };

export function Members({ members }: { members: Member[] }) {
  return (
    <ul aria-label="Team members">
      {members.map((m) => (
        <li key={m.name}>
          {m.name} <small>may edit</small>
        </li>
      ))}
    </ul>
  );
}
