import type { ChangeView } from '../../src/api/change-schema.ts'
import { asRefusal } from '../client/ask.ts'
import { useAct } from '../client/questions.ts'
import { Failure } from '../parts/Failure.tsx'

/** Main moved and says something else at the same place: the person chooses, Fairway never mixes words. */
export function Conflict({ change }: { change: ChangeView }) {
  const act = useAct(change.id)
  const conflict = change.conflict ?? []
  const isGone = conflict.some((text) => text.theirs === null || text.slot === null)
  const keepMine = () =>
    act.mutate({
      act: 'revise',
      body: {
        why: 'Keeps our words over what main says now',
        edits: change.edits.map((edit) => {
          const text = conflict.find((one) => one.path === edit.path && one.ours === edit.to)
          return {
            slot: text?.slot ?? edit.slot,
            path: edit.path,
            from: text?.theirs ?? edit.from,
            to: edit.to,
          }
        }),
      },
    })
  return (
    <section className="conflict" aria-labelledby="conflict-title">
      <h2 id="conflict-title">Main says something else here now. Which text shall stand?</h2>
      {conflict.map((text) => (
        <div key={`${text.path} ${text.was}`} className="conflict-text">
          <p className="cap">
            {text.context} · <code>{text.path}</code> · it said <span className="product">{text.was}</span>
          </p>
          <div className="conflict-sides">
            <div>
              <h3>Yours</h3>
              <p className="product">{text.ours}</p>
            </div>
            <div>
              <h3>Main says now</h3>
              <p className="product">{text.theirs ?? <span className="dim">The place is gone.</span>}</p>
            </div>
          </div>
        </div>
      ))}
      {change.can.revise.allowed ? (
        <div className="conflict-acts">
          <button type="button" className="btn primary" onClick={keepMine} disabled={act.isPending || isGone}>
            Keep mine: prove it on top of main
          </button>
          <button
            type="button"
            className="btn"
            disabled={act.isPending}
            onClick={() => act.mutate({ act: 'withdraw', body: { says: 'Main already says something better' } })}
          >
            Take theirs: withdraw this change
          </button>
          {isGone ? (
            <p className="cap">
              The place your text stood at is gone, so it cannot be kept. Propose it anew elsewhere.
            </p>
          ) : null}
        </div>
      ) : (
        <p className="dim">{change.turn.says}.</p>
      )}
      {act.error ? <Failure refusal={asRefusal(act.error)} /> : null}
    </section>
  )
}
