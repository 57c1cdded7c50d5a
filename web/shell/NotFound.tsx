import { Link } from '@tanstack/react-router'

export const NotFound = () => (
  <main id="main" tabIndex={-1}>
    <section className="lesson">
      <h1 className="title">There is no page here</h1>
      <p>The address may be old, or a letter is missing. Nothing was changed.</p>
      <Link className="btn" to="/changes">
        Go to the changes
      </Link>
    </section>
  </main>
)
