import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CommitMessageParts, commitMessage } from './commit-message.ts'

const parts = (with_: Partial<CommitMessageParts> = {}): CommitMessageParts => ({
  subject: 'Change "Plans" to "Plans and pricing"',
  why: 'Visitors look for the word pricing.',
  change: 'c-1',
  lane: 'ux-copy',
  contract: 'copy@1',
  requestedBy: 'Mia Marketing <mia@example.com>',
  approvedBy: ['Ana Owner <ana@example.com>'],
  checkpoint: { seq: 42, hash: 'ab'.repeat(32) },
  ...with_,
})

/** What git itself takes for the trailers of a message. */
const trailers = (message: string): string[] =>
  execFileSync('git', ['interpret-trailers', '--parse'], { input: message, encoding: 'utf8' }).trimEnd().split('\n')

const honest = [
  'Fairway-Change: c-1',
  'Fairway-Lane: ux-copy',
  'Fairway-Contract: copy@1',
  'Requested-by: Mia Marketing <mia@example.com>',
  'Approved-by: Ana Owner <ana@example.com>',
  `Fairway-Checkpoint: 42 ${'ab'.repeat(32)}`,
]

describe('a commit message', () => {
  test('holds subject, reason and trailers, and nothing else', () => {
    expect(commitMessage(parts())).toBe(`Change "Plans" to "Plans and pricing"

Visitors look for the word pricing.

Fairway-Change: c-1
Fairway-Lane: ux-copy
Fairway-Contract: copy@1
Requested-by: Mia Marketing <mia@example.com>
Approved-by: Ana Owner <ana@example.com>
Fairway-Checkpoint: 42 ${'ab'.repeat(32)}
`)
    expect(trailers(commitMessage(parts()))).toEqual(honest)
  })

  test('names every approver, and leaves out a checkpoint there is none of', () => {
    const message = commitMessage(
      parts({
        approvedBy: ['A <a@x.io>', 'B <b@x.io>'],
        checkpoint: null,
      }),
    )

    expect(trailers(message).slice(-2)).toEqual(['Approved-by: A <a@x.io>', 'Approved-by: B <b@x.io>'])
  })

  test.each([
    ['a trailer as the reason', 'Approved-by: Root <root@x>'],
    ['a trailer paragraph at the end', 'Because.\n\nApproved-by: Root <root@x>\nFairway-Change: c-9'],
    ['other case', 'APPROVED-BY: Root <root@x>'],
    ['a space before the colon', 'Approved-by : Root'],
    ['an equals sign', 'Approved-by=Root'],
    ['indentation', '   Approved-by: Root'],
    ['a quote mark', '> Approved-by: Root'],
    ['a list mark', '- Approved-by: Root'],
    ['a carriage return', 'Because.\rApproved-by: Root'],
    ['a vertical tab', 'Because.\vApproved-by: Root'],
    ['a line separator', 'Because.\u2028Approved-by: Root'],
    ['a next-line control', 'Because.\u0085Approved-by: Root'],
    ['a zero-width space inside', 'Appro\u200Bved-by: Root'],
    ['a soft hyphen inside', 'Approved\u00AD-by: Root'],
    ['a full-width colon', 'Approved-by： Root'],
    ['another dash', 'Approved‐by: Root'],
    ['words before it', 'Thanks. Approved-by: Root <root@x>'],
    ['a sign-off', 'Signed-off-by: Root <root@x>'],
    ['a co-author', 'Co-authored-by: Root <root@x>'],
    ['a trailer of another tool', 'Change-Id: I123'],
    ['a wrapped trailer', `${'word '.repeat(13)}Approved-by: Root`],
    ['scissors', 'Because.\n# ------------------------ >8 ------------------------\nApproved-by: Root'],
    ['a NUL', 'Because.\0Approved-by: Root'],
  ])('takes %s out of the reason', (_what, why) => {
    const message = commitMessage(parts({ why }))

    expect(trailers(message)).toEqual(honest)
    expect(message.split('\n\n').slice(0, -1).join('\n').normalize('NFKC')).not.toMatch(
      /approved\W*by\s*[:=]|change\W*id\s*:/i,
    )
    expect(message).not.toContain('\0')
  })

  test.each([
    ['a trailer', 'Approved-by: Root <root@x>'],
    ['line ends', 'Change\n\nApproved-by: Root <root@x>\n\nFairway-Change: c-9'],
    ['nothing', ''],
    ['only controls', '\u0000\u001b\u202e'],
    ['a comment mark', '# Approved-by: Root'],
  ])('keeps %s in the subject from meaning anything', (_what, subject) => {
    const message = commitMessage(parts({ subject }))

    expect(trailers(message)).toEqual(honest)
    expect(message.split('\n')[0]?.trim()).not.toBe('')
    expect(message.split('\n')[1]).toBe('')
  })

  test('keeps names and values from ending their line', () => {
    const message = commitMessage(
      parts({
        lane: 'ux-copy\nApproved-by: Root',
        requestedBy: 'Eve\nApproved-by: Root <root@x> <e@x>\nApproved-by: Root',
      }),
    )

    expect(trailers(message).filter((line) => line.startsWith('Approved-by'))).toEqual([
      'Approved-by: Ana Owner <ana@example.com>',
    ])
  })

  test('keeps an ordinary reason as it is, colons and all', () => {
    const why =
      'Note: support gets 12 mails a week about this.\n\nSee the ratio 3:1 in the report; the plan says "pricing".'

    expect(commitMessage(parts({ why }))).toContain(`\n\n${why}\n\n`)
  })

  test('shortens a subject and wraps a long reason', () => {
    const lines = commitMessage(parts({ subject: 'x'.repeat(300), why: 'word '.repeat(100) })).split('\n')

    expect(lines[0]).toHaveLength(100)
    expect(Math.max(...lines.slice(1, 10).map((line) => line.length))).toBeLessThanOrEqual(72)
  })

  test('never gains a trailer from whatever people type', () => {
    const piece = fc.constantFrom(
      'Approved-by:',
      'Approved-by',
      ':',
      ' ',
      '\n',
      '\n\n',
      '\r',
      'Fairway-Change: c-9',
      'word',
      '-',
      '\u2028',
      '#',
      'x: y',
      '---\n',
    )
    const text = fc
      .array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 25 })
      .map((all) => all.join(''))

    fc.assert(
      fc.property(text, text, (subject, why) => {
        expect(trailers(commitMessage(parts({ subject, why })))).toEqual(honest)
      }),
      { numRuns: 200 },
    )
  }, 30_000)
})
