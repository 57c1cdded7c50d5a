import { Link, useRouter } from '@tanstack/react-router'

/** Before anything was imported: what this page will say, and what to bring first. */
export function FlowLesson() {
  const known = useRouter().routesByPath as Readonly<Record<string, unknown>>
  return (
    <section className="lesson flow-lesson">
      <h1 className="title">How long does a decision take to become real?</h1>
      <p>
        Your tools know: the tracker when it was decided, the forge who it waited for, the deployments when users had
        it. Import them and this page answers, with its doubts beside each number. Nothing was imported yet, so nothing
        is claimed.
      </p>
      <ol>
        <li>
          <span>
            <b>The tracker: when things were decided</b>
            Issues with their history from Jira, GitHub or Linear.
          </span>
        </li>
        <li>
          <span>
            <b>The forge and git: who they waited for</b>
            Pull requests with their reviews, and the history that holds the merges.
          </span>
        </li>
        <li>
          <span>
            <b>Deployments: when users had them</b>
            From the forge, a deployment tool, tags or CDEvents. Without them nobody can say when something was real.
          </span>
        </li>
      </ol>
      {'/flow/sources' in known ? (
        <p className="lesson-ways">
          <Link className="btn primary" to={'/flow/sources' as '/flow'}>
            Choose what to import first
          </Link>
          <Link className="do" to="/flow/playbook">
            Or begin without any tool: map one path by hand
          </Link>
        </p>
      ) : (
        <p>
          From exports, as one page:{' '}
          <code>npx fairway flow report issues.json pulls.json --repo . --html path.html</code>
        </p>
      )}
    </section>
  )
}
