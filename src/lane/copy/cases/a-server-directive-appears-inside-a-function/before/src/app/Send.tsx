export function Send({ id }: { id: string }) {
  const send = async () => {
    await fetch(`/api/send/${id}`);
  };
  return <form action={send}><button type="submit">Send it</button></form>;
}
