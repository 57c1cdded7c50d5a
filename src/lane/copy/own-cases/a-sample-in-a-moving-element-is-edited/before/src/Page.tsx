export function Page({ name }) {
  return (
    <main>
      <motion.pre>acme login</motion.pre>
    </main>
  )
}
