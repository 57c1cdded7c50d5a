import { Link, useLocation } from '@tanstack/react-router'
import { Anchor, ListChecks, PenLine, ScrollText, Search } from 'lucide-react'
import { isHere, useYourTurn } from './Header.tsx'

/** The same places under one thumb. */
export function Tabs({ onFind }: { onFind: () => void }) {
  const { pathname } = useLocation()
  const yours = useYourTurn()
  const here = (to: string) => (isHere(to, pathname) ? 'page' : undefined)
  return (
    <nav className="tabs" aria-label="Main">
      <Link to="/compose" aria-current={here('/compose')}>
        <PenLine className="i" aria-hidden />
        Compose
      </Link>
      <Link to="/changes" aria-current={here('/changes')}>
        <ListChecks className="i" aria-hidden />
        Changes
        {yours > 0 ? (
          <span className="tab-n">
            {yours}
            <span className="sr"> wait for you</span>
          </span>
        ) : null}
      </Link>
      <button type="button" onClick={onFind}>
        <Search className="i" aria-hidden />
        Find
      </button>
      <Link to="/flow" aria-current={here('/flow')}>
        <Anchor className="i" aria-hidden />
        Flow
      </Link>
      <Link to="/ledger" aria-current={here('/ledger')}>
        <ScrollText className="i" aria-hidden />
        Ledger
      </Link>
    </nav>
  )
}
