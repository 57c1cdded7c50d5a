export function Page({ name }) {
  return (
    <main>
      <UI.CodeBlock>docker pull evil/app</UI.CodeBlock>
    </main>
  )
}
