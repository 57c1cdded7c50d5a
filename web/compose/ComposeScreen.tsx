import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { answerOf } from '../client/answer.ts'
import { useProducts, useTexts } from '../client/questions.ts'
import { Failure } from '../parts/Failure.tsx'
import type { ComposeSearch } from '../router.tsx'
import { Composer } from './Composer.tsx'
import { LanesClosed, Unreachable } from './ComposeStops.tsx'
import { composeView, productOf } from './compose-view.ts'
import './compose.css'

export function ComposeScreen() {
  const search: ComposeSearch = useSearch({ strict: false })
  const products = useProducts()
  const product = productOf(products.data ?? [], search.product)
  const texts = useTexts(product?.state.kind === 'open' ? product.id : null, product?.pages.length ?? 0)
  const view = composeView(answerOf(products), answerOf(texts), search.product)
  useEffect(() => {
    document.title = 'Compose · Fairway'
  }, [])

  switch (view.kind) {
    case 'loading':
      return (
        <main id="main" tabIndex={-1} aria-busy>
          <p className="late dim compose-note">Reading every visible text of the product …</p>
        </main>
      )
    case 'failed':
      return (
        <main id="main" tabIndex={-1}>
          <h1 className="sr">Compose</h1>
          <Failure refusal={view.refusal} onRetry={() => void products.refetch().then(() => texts.refetch())} />
        </main>
      )
    case 'empty':
      return (
        <main id="main" tabIndex={-1}>
          <section className="lesson">
            <h1 className="title">No product is connected yet</h1>
            <p>Fairway works on a git repository. The person who runs it connects one:</p>
            <p>
              <code>npx fairway connect https://git.example.com/shop.git</code>
            </p>
          </section>
        </main>
      )
    case 'closed':
      return <LanesClosed product={view.product} problems={view.problems} />
    case 'unreachable':
      return <Unreachable product={view.product} says={view.says} next={view.next} />
    case 'ready':
      return (
        <Composer
          key={`${view.product.id} ${search.revise ?? ''}`}
          product={view.product}
          products={products.data ?? []}
          texts={view.texts}
          total={view.total}
          search={search}
        />
      )
  }
}
