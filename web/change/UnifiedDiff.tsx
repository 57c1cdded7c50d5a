import { useMemo } from 'react'
import { asRefusal } from '../client/ask.ts'
import { useArtefactText } from '../client/questions.ts'
import { wordDifference } from '../words/word-difference.ts'
import { type DiffLine, readUnifiedDiff } from './unified-diff.ts'

const signs = { same: ' ', in: '+', out: '−' }

/** The patch itself, as the artefact holds it. */
export function UnifiedDiff({ hash }: { hash: string }) {
  const diff = useArtefactText(hash)
  const files = useMemo(() => readUnifiedDiff(diff.data ?? ''), [diff.data])
  if (diff.error) return <p className="red">{asRefusal(diff.error).message}</p>
  if (diff.data === undefined) return <p className="late dim">Reading the diff …</p>
  return (
    <div className="diff">
      {files.map((file) => (
        <figure key={file.path}>
          <figcaption>
            <code>{file.path}</code>
            <span className="cap">
              +{file.added} −{file.removed}
            </span>
          </figcaption>
          <div className="scroll diff-scroll" tabIndex={0} role="region" aria-label={`Diff of ${file.path}`}>
            <table>
              <tbody>
                {file.hunks.map((hunk, at) => (
                  <Hunk key={`${hunk.lines[0]?.before}`} lines={hunk.lines} isFirst={at === 0} />
                ))}
              </tbody>
            </table>
          </div>
        </figure>
      ))}
    </div>
  )
}

function Hunk({ lines, isFirst }: { lines: readonly DiffLine[]; isFirst: boolean }) {
  return (
    <>
      {isFirst ? null : (
        <tr className="diff-gap">
          <td colSpan={4}>⋯</td>
        </tr>
      )}
      {lines.map((line, index) => (
        <tr key={index} data-kind={line.kind}>
          <td className="diff-n">{line.before}</td>
          <td className="diff-n">{line.after}</td>
          <td className="diff-sign">
            {signs[line.kind]}
            <span className="sr">{line.kind === 'in' ? 'added' : line.kind === 'out' ? 'removed' : ''}</span>
          </td>
          <td className="diff-text">
            <LineText line={line} partner={partnerOf(lines, index)} />
          </td>
        </tr>
      ))}
    </>
  )
}

/** The line on the other side that this one replaces, where a run of removed lines meets an equal run of added ones. */
function partnerOf(lines: readonly DiffLine[], at: number): DiffLine | null {
  const line = lines[at]
  if (!line || line.kind === 'same') return null
  let from = at
  while (lines[from - 1] && lines[from - 1]?.kind !== 'same') from--
  let to = at
  while (lines[to + 1] && lines[to + 1]?.kind !== 'same') to++
  const run = lines.slice(from, to + 1)
  const out = run.filter((one) => one.kind === 'out')
  const added = run.filter((one) => one.kind === 'in')
  if (out.length !== added.length) return null
  return line.kind === 'out' ? (added[out.indexOf(line)] ?? null) : (out[added.indexOf(line)] ?? null)
}

function LineText({ line, partner }: { line: DiffLine; partner: DiffLine | null }) {
  if (!partner) return line.text
  const difference =
    line.kind === 'out' ? wordDifference(line.text, partner.text) : wordDifference(partner.text, line.text)
  const pieces = line.kind === 'out' ? difference.before : difference.after
  return pieces.map((piece, index) =>
    piece.kind === 'same' ? <span key={index}>{piece.text}</span> : <b key={index}>{piece.text}</b>,
  )
}
