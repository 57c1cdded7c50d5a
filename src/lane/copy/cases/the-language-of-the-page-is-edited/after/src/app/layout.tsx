export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="de" dir="ltr">
      <body title="Acme Laden">{children}</body>
    </html>
  );
}
