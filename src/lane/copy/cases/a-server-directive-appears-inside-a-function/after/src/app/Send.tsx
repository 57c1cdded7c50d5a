export function Send({ id }: { id: string }) {
  const send = async () => {
    'use server';
    await fetch(`/api/send/${id}`);
  };
  return <form action={send}><button type="submit">Send now</button></form>;
}
