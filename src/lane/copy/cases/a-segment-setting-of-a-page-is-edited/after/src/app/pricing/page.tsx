export const dynamic = 'force-dynamic';
export const metadata = { title: 'Plans and pricing', description: 'Pick the plan that fits.' };

export default function Page() {
  return <h1>Plans and pricing</h1>;
}
