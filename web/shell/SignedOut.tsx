import type { Me } from '../../src/api/people-schema.ts'
import { Buoys } from './Buoys.tsx'

/** Nobody is signed in: say what this is and where the way in comes from. */
export const SignedOut = ({ mode }: { mode: Me['mode'] }) => (
  <main id="main" className="signed-out">
    <div className="brand">
      <Buoys />
      Fairway
    </div>
    <div className="neat" />
    <h1>You are not signed in</h1>
    <p>
      Fairway lets the whole product team ship small changes: you say what should change and why, Fairway proves that
      nothing else changes, the owner says yes, and it goes live.
    </p>
    <h2>How to get in</h2>
    <p>
      Your way in is a sign-in link. It comes from the person who runs Fairway in your team; ask them for a new one.
      There is no password, and a link holds for 15 minutes.
    </p>
    <h2>You run this Fairway?</h2>
    <p>
      Make a link on the machine it runs on, and send it: <code>npx fairway person link HANDLE</code>
    </p>
    {mode === 'demo' ? (
      <a className="btn" href="/">
        Open the sample again
      </a>
    ) : null}
  </main>
)
