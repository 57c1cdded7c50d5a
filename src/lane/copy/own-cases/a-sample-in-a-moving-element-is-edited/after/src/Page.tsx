export function Page({ name }) {
  return (
    <main>
      <motion.pre>acme logout</motion.pre>
    </main>
  )
}
