import { isCodePath, parseCode } from '../../../code/parse-code.ts'
import type { TextFormat } from '../../format.ts'
import { codePlaces } from './code-places.ts'
import { judgeCode } from './judge-code.ts'
import { rewriteCode } from './rewrite-code.ts'

/** TSX, JSX, TS and JS. */
export const codeFormat: TextFormat = {
  name: 'code',
  reads: isCodePath,
  places(path, text, facts) {
    const parsed = parseCode(path, text)
    return parsed.kind === 'parsed' ? codePlaces(path, parsed, facts).places.values() : null
  },
  judge: judgeCode,
  rewrite: rewriteCode,
}
