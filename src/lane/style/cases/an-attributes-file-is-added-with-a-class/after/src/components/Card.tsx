import { useState } from 'react'
import { cn } from '../lib/cn'

interface CardProps {
  title: string
  open: boolean
}

export function Card({ title, open }: CardProps) {
  const [count, setCount] = useState(0)
  return (
    <section id="card" className="rounded-xl border p-6 shadow-sm" data-testid="card">
      <h2 className="text-lg font-medium">{title}</h2>
      <div className={cn('mt-2 flex gap-2', open ? 'bg-white' : 'bg-gray-50')}>
        <button type="button" className="px-4 py-2 text-sm" onClick={() => setCount(count + 1)}>
          Add to cart
        </button>
      </div>
    </section>
  )
}
