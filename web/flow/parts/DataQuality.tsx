import { Link } from '@tanstack/react-router'
import { useSources } from '../../client/source-questions.ts'
import './data-quality.css'

/** What to know of the data before its figures: one line, first on every screen of Flow; it unfolds to what there is to know. */
export function DataQuality() {
  const { data } = useSources()
  if (!data || data.sources.length === 0) return null
  const doubts = data.checks.filter(({ isDoubt }) => isDoubt)
  return (
    <details className={data.isClean ? 'data-quality' : 'data-quality doubt'}>
      <summary>
        {data.isSample ? <b>Generated sample. </b> : null}
        {data.headline}
      </summary>
      <ul>
        {doubts.map(({ id, count, of, says }) => (
          <li key={id}>
            {count.toLocaleString('en')}
            {of === null ? '' : ` of ${of.toLocaleString('en')}`} {says}
          </li>
        ))}
      </ul>
      <Link to="/flow/sources">See what became of every record</Link>
    </details>
  )
}
