import type { ArtefactHash, Milliseconds, Revision } from '../base/ids.ts'
import type { ChangeDeployed, DeployFailed, DeployStarted } from './ship.ts'

export interface DeployPorts {
  /** The deploy command in force; `null` when the lanes file names none. */
  deployment(): Promise<{ readonly command: string; readonly environment: string } | null>
  /** The newest commit of the branch: it holds this change, and deploying an older one would take back a newer change. */
  tip(): Promise<Revision>
  /** Runs the deploy command on that commit; one at a time for each product, over all workers. */
  run(commit: Revision, run: string): Promise<Deployed>
  newRun(): string
}

export interface Deployed {
  readonly ok: boolean
  readonly exitCode: number | null
  readonly timedOut: boolean
  readonly durationMs: Milliseconds
  readonly log: ArtefactHash
}

export type DeployFact =
  | { readonly type: 'deploy.started'; readonly data: DeployStarted }
  | { readonly type: 'change.deployed'; readonly data: ChangeDeployed }
  | { readonly type: 'deploy.failed'; readonly data: DeployFailed }
  | { readonly type: 'change.stopped'; readonly data: { step: string; code: string; says: string; next: string } }

/** Brings main into production. Running it twice deploys the same tip twice, which changes nothing. */
export async function* deployChange(ports: DeployPorts): AsyncGenerator<DeployFact> {
  const deployment = await ports.deployment()
  if (!deployment) {
    yield {
      type: 'change.stopped',
      data: {
        step: 'deploy',
        code: 'lanes-closed',
        says: 'The lanes file names no deploy command, so Fairway cannot bring the change into production.',
        next: 'An engineer adds `deploy:` to .fairway/lanes.yaml; then try again.',
      },
    }
    return
  }
  const commit = await ports.tip()
  const { command, environment } = deployment
  const run = ports.newRun()
  yield { type: 'deploy.started', data: { commit, environment, command, run } }
  const { ok, exitCode, timedOut, durationMs, log } = await ports.run(commit, run)
  if (ok) yield { type: 'change.deployed', data: { commit, environment, durationMs, log } }
  else
    yield {
      type: 'deploy.failed',
      data: {
        commit,
        environment,
        exitCode,
        durationMs,
        log,
        says: timedOut
          ? `The deploy command did not end within ${Math.round(durationMs / 1000)} s.`
          : `The deploy command ended with exit code ${exitCode}.`,
      },
    }
}
