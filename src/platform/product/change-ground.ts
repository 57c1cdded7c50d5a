import { randomUUID } from 'node:crypto'
import { FairwayError } from '../../base/errors.ts'
import type { Instant, PersonId, Revision } from '../../base/ids.ts'
import type { Occurrence } from '../../change/change.ts'
import type { Patch } from '../../change/patch.ts'
import type { CheckPorts } from '../../evidence/check-change.ts'
import type { LaneRules, ProvePorts } from '../../evidence/prove-change.ts'
import { draftPatch } from '../../executor/draft-patch.ts'
import { staleTranslations } from '../../executor/stale-translations.ts'
import { unifiedDiff } from '../../executor/write-patch.ts'
import type { Ground } from '../../journey/ground.ts'
import { laneNamed } from '../../lane/lanes-file.ts'
import type { ChangeRecord } from '../../ledger/change-record.ts'
import type { LedgerStore } from '../../ledger/ledger-store.ts'
import { type Asked, askForReview } from '../../review/ask-for-review.ts'
import { ownersOf } from '../../review/code-owners.ts'
import { approvalsStillHold } from '../../review/give-approval.ts'
import type { Person } from '../../review/permissions.ts'
import type { Binding } from '../../review/review.ts'
import { commitMessage } from '../../ship/commit-message.ts'
import type { Deployed, DeployPorts } from '../../ship/deploy-change.ts'
import type { Landed, MergePorts } from '../../ship/merge-change.ts'
import type { LivePorts } from '../../ship/see-live.ts'
import { commitTree, findTrailer, listTree, push, treeOf, updateRef, writeBlob, writeTree } from '../git/index.ts'
import type { ConnectedProduct } from './connected-product.ts'
import { elsewhere } from './elsewhere.ts'
import { filesOf } from './files-of.ts'
import { lookLive } from './look-live.ts'
import { photographChange } from './photograph-change.ts'
import { withVariables } from './product-settings.ts'
import { withCompanions } from './with-companions.ts'

/** Who Fairway commits as; the requester is the author. */
const committer = { name: 'Fairway', email: 'fairway@localhost' }

export interface GroundParts {
  readonly product: ConnectedProduct
  readonly ledger: LedgerStore
  people(): Promise<readonly Person[]>
}

/** Everything the steps of the journey stand on, for one product. */
export function changeGround({ product, ledger, people }: GroundParts): Ground {
  const { machine } = product

  async function ask(change: ChangeRecord): Promise<Asked> {
    const everyone = await people()
    const { lanes, owners } = await product.rules(change.base)
    const lane = lanes.kind === 'open' ? laneNamed(lanes.lanes, change.lane) : null
    if (!lane)
      return {
        type: 'review.blocked',
        data: { says: `There is no lane ${change.lane} any more.`, next: 'Propose the change anew.' },
      }
    const [fault] = owners.problems
    if (fault)
      return {
        type: 'review.blocked',
        data: {
          says: `CODEOWNERS cannot be relied on: line ${fault.line}: ${fault.says}`,
          next: 'An engineer has to correct that line; until then nobody can say who owns what.',
        },
      }
    const paths = [...new Set((change.proof?.edits ?? []).map((edit) => edit.path))]
    return askForReview(
      lane.review,
      paths.map((path) => ({ path, owners: ownersOf(owners.rules, path) })),
      everyone,
      change.authors,
      await bindingOf(change),
    )
  }

  async function bindingOf(change: ChangeRecord): Promise<Binding> {
    const { proof, evidence } = change
    if (!proof || !evidence) throw new Error(`change ${change.id} is ${change.state} without proof or evidence`)
    const { policyHash } = await product.rules(change.base)
    const { checksHash, picturesHash } = evidence
    return { base: proof.base, head: proof.head, proofHash: proof.proofHash, checksHash, picturesHash, policyHash }
  }

  return {
    async ask(change) {
      const tip = await product.tip(true)
      const [then, now] = await Promise.all([product.rules(change.base), product.rules(tip)])
      if (then.policyHash !== now.policyHash) return { type: 'change.rebased', data: { from: change.base, to: tip } }
      return ask(change)
    },
    prove: async (change) => provePorts(product, change, await people()),
    check: async () => checkPorts(product),

    async merge(change): Promise<MergePorts> {
      const mirror = await product.mirror()
      const { repository, branch } = mirror
      return {
        branch,
        tip: () => product.tip(true),
        async findLanded(id) {
          const commit = await findTrailer(repository, branch, change.base, 'Fairway-Change', id)
          return commit ? { commit, tree: await treeOf(repository, commit) } : null
        },
        async whyVoid() {
          const asked = await ask(change)
          return approvalsStillHold(
            change,
            await bindingOf(change),
            asked.type === 'review.requested' ? asked.data : null,
          )
        },
        async land(base, tree): Promise<Landed> {
          const head = await ledger.head()
          const commit = await commitTree(repository, {
            tree,
            parents: [base],
            author: authorOf(change, await people()),
            committer,
            at: change.since,
            message: commitMessage(await messageParts(change, await people(), head)),
          })
          const pushed = await push(mirror, { commit, base, branch })
          if (pushed.kind === 'moved') return { kind: 'moved', tip: await product.tip(true) }
          if (pushed.kind === 'rejected')
            throw new FairwayError('command-failed', `The remote did not take the merge: ${pushed.says}`, {
              where: product.product.remote,
              next: 'Check that Fairway may push to the branch, then try again.',
            })
          // What landed is read back from the remote, not believed.
          await product.tip(true)
          const landed = await findTrailer(repository, branch, base, 'Fairway-Change', change.id)
          return { kind: 'landed', commit: landed ?? commit, tree: await treeOf(repository, landed ?? commit) }
        },
      }
    },

    async deploy(_change, signal): Promise<DeployPorts> {
      return {
        async deployment() {
          return (await product.lanes(await product.tip(true))).deploy
        },
        tip: () => product.tip(true),
        newRun: randomUUID,
        run: (commit, run) =>
          machine.exclusively(`deploy:${product.product.id}`, () =>
            product.peopleFirst.first(() => deployRevision(product, commit, run, signal)),
          ),
      }
    },

    async live(change, signal): Promise<LivePorts> {
      return {
        async liveUrl() {
          const { deploy } = await product.lanes(await product.tip())
          return deploy && withVariables(deploy.live, (await product.settings()).deploy.env)
        },
        look: (url, texts) => product.peopleFirst.first(() => lookLive(product, change, url, texts, signal)),
      }
    },
  }
}

function provePorts(product: ConnectedProduct, change: ChangeRecord, people: readonly Person[]): ProvePorts {
  return {
    lane: (base, name) => laneRules(product, base, name),
    async draft(base, edits, rules) {
      const files = await filesOf(
        product,
        base,
        edits.map((edit) => edit.path),
      )
      const drafted = draftPatch(files, edits, rules.contract, rules.facts)
      if (drafted.kind !== 'patch') return drafted
      return {
        kind: 'patch',
        patch: await withCompanions(product, base, drafted.patch, edits, rules.contract, rules.facts),
      }
    },
    async commit(base, patch) {
      const { repository } = await product.mirror()
      const tree = await writePatch(product, base, patch)
      const head = await commitTree(repository, {
        tree,
        parents: [base],
        author: authorOf(change, people),
        committer,
        at: (change.entered[0]?.at ?? change.since) as Instant,
        message: commitMessage(await messageParts(change, people, null)),
      })
      await updateRef(repository, `refs/fairway/changes/${change.id}/${head.slice(0, 12)}`, head, null)
      return { head, tree }
    },
    async countFiles(base) {
      const { repository } = await product.mirror()
      return (await listTree(repository, base)).length
    },
    elsewhere: (base, texts, patch): Promise<readonly Occurrence[]> =>
      elsewhere(
        product,
        base,
        texts,
        patch.map((file) => file.path),
      ),
    async stale(base, edits) {
      const { texts } = await product.texts(base)
      return staleTranslations(edits, texts)
    },
    keepDiff: (patch) => product.machine.artefacts.put(Buffer.from(unifiedDiff(patch)), 'text/x-diff; charset=utf-8'),
    stopwatch: () => performance.now(),
  }
}

export async function laneRules(product: ConnectedProduct, base: Revision, name: string): Promise<LaneRules> {
  const { lanes } = await product.rules(base)
  const closed = (rule: string, line: number, says: string, fix: string) => ({
    rule,
    path: '.fairway/lanes.yaml',
    line,
    says,
    fix,
  })
  if (lanes.kind === 'closed')
    return {
      kind: 'closed',
      findings: lanes.problems.map((problem) =>
        closed('lanes/closed', problem.line, problem.says, `Write for example: ${problem.example}`),
      ),
    }
  const lane = laneNamed(lanes.lanes, name)
  if (!lane)
    return {
      kind: 'closed',
      findings: [closed('lanes/unknown', 0, `There is no lane ${name} at this base.`, 'Propose the change anew.')],
    }
  return { kind: 'open', contract: lane.contract, facts: await product.facts(base, name) }
}

async function writePatch(product: ConnectedProduct, base: Revision, patch: Patch): Promise<string> {
  const { repository } = await product.mirror()
  const edits = await Promise.all(
    patch.map(async (file) => ({
      path: file.path,
      blob: file.after && (await writeBlob(repository, file.after)),
      mode: file.modeAfter ?? undefined,
    })),
  )
  return writeTree(repository, base, edits)
}

function checkPorts(product: ConnectedProduct): CheckPorts {
  const { machine } = product
  return {
    sandbox: machine.sandbox,
    logs: machine.logs,
    newRun: randomUUID,
    async checks(base, name) {
      const lanes = await product.lanes(base)
      const wanted = laneNamed(lanes, name)?.checks ?? []
      return lanes.checks.filter((check) => wanted.includes(check.name))
    },
    workTree: (head, onOutput, signal) => product.workTree(head, onOutput, signal),
    pictures: (change, signal) => photographChange(product, change, signal),
  }
}

/** Runs the deploy command on a revision; its output is the log `run`. */
export async function deployRevision(
  product: ConnectedProduct,
  commit: Revision,
  run: string,
  signal: AbortSignal,
): Promise<Deployed> {
  const { machine } = product
  const { deploy } = await product.lanes(commit)
  const { env, writable } = (await product.settings()).deploy
  const output = (text: string) => machine.logs.append(run, text)
  const work = await product.workTree(commit, output, signal)
  try {
    const outcome = await machine.sandbox.run({
      command: deploy?.command ?? 'false',
      tree: work.tree,
      dependencies: work.dependencies,
      env: { CI: 'true', FAIRWAY_COMMIT: commit, ...env },
      timeoutMs: deploy?.timeoutMs ?? 1,
      network: 'host',
      writable,
      onOutput: output,
      signal,
    })
    signal.throwIfAborted()
    const { exitCode, timedOut, durationMs } = outcome
    return { ok: exitCode === 0 && !timedOut, exitCode, timedOut, durationMs, log: await machine.logs.end(run) }
  } finally {
    await work.remove()
  }
}

const authorOf = (change: ChangeRecord, people: readonly Person[]) => {
  const person = people.find((one) => one.id === change.requester)
  return { name: person?.name ?? change.requester, email: person?.email ?? `${change.requester}@localhost` }
}

async function messageParts(
  change: ChangeRecord,
  people: readonly Person[],
  checkpoint: { readonly seq: number; readonly hash: string } | null,
) {
  const named = (id: PersonId) => {
    const person = people.find((one) => one.id === id)
    return person ? `${person.name} <${person.email}>` : id
  }
  return {
    change: change.id,
    subject: change.intent.what,
    why: change.intent.why,
    lane: change.lane,
    contract: change.proof?.contract ?? change.contract,
    requestedBy: named(change.requester),
    approvedBy: change.approvals.map((approval) => named(approval.by)),
    checkpoint,
  }
}
