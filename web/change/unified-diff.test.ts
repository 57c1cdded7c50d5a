import { expect, test } from 'vitest'
import { readUnifiedDiff } from './unified-diff.ts'

const diff = `diff --git a/locales/en.json b/locales/en.json
index 123..456 100644
--- a/locales/en.json
+++ b/locales/en.json
@@ -3,3 +3,3 @@ {
   "a": "A",
-  "b": "Plans",
+  "b": "Plans and pricing",
   "c": "C"
`

test('each line has its number on the side it stands on', () => {
  const [file] = readUnifiedDiff(diff)

  expect(file?.path).toBe('locales/en.json')
  expect(file?.hunks[0]?.lines).toEqual([
    { kind: 'same', before: 3, after: 3, text: '  "a": "A",' },
    { kind: 'out', before: 4, after: null, text: '  "b": "Plans",' },
    { kind: 'in', before: null, after: 4, text: '  "b": "Plans and pricing",' },
    { kind: 'same', before: 5, after: 5, text: '  "c": "C"' },
  ])
  expect([file?.added, file?.removed]).toEqual([1, 1])
})

test('a removed line that looks like a header is a line', () => {
  const [file] = readUnifiedDiff('--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n--- old\n+++ new\n')

  expect(file?.hunks[0]?.lines.map((line) => [line.kind, line.text])).toEqual([
    ['out', '-- old'],
    ['in', '++ new'],
  ])
})

test('a missing newline at the end is no line of its own', () => {
  const [file] = readUnifiedDiff(
    '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n',
  )

  expect(file?.hunks[0]?.lines).toHaveLength(2)
})

test('nothing is read from nothing', () => {
  expect(readUnifiedDiff('')).toEqual([])
})
