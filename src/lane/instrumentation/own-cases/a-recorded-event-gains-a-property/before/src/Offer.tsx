import { useEffect, useState } from 'react'
import { track } from './analytics'

export function Offer({ plans, user, onClose }) {
  const [count, setCount] = useState(1)

  useEffect(() => {
    document.title = 'Offer'
  }, [])

  function handleTake() {
    // eslint-disable-next-line no-console
    console.log('taken')
    track('offer_taken', { count })
    setCount(count + 1)
  }

  return (
    <section>
      <p>Two weeks for free</p>
      <button type="button" onClick={handleTake}>
        Take it
      </button>
      <button type="button" onClick={onClose}>
        Not now
      </button>
      <input name="code" onBlur={(event) => setCount(event.target.value.length)} />
      <ul>
        {plans.map((plan) => (
          <li key={plan.id}>{plan.title}</li>
        ))}
      </ul>
      <a href="/terms" onClick={() => track('offer_seen')}>
        Terms
      </a>
    </section>
  )
}
