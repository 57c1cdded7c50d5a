export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en" dir="ltr">
      <body title="Acme store">{children}</body>
    </html>
  );
}
