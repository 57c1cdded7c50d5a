export function Greeting({ name }: { name: string }) {
  return (
    <div>
      <p>Good to see you, {name}!</p>
    </div>
  );
}
