export function Page({ name }) {
  return (
    <main>
      <UI.CodeBlock>docker pull acme/app</UI.CodeBlock>
    </main>
  )
}
