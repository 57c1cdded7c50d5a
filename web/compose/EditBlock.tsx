import { Check, CircleAlert, Info, X } from 'lucide-react'
import type { TextDetail, TextView } from '../../src/api/product-schema.ts'
import type { EditInput } from '../../src/api/proposal-schema.ts'
import { answerOf } from '../client/answer.ts'
import { useTextDetail } from '../client/questions.ts'
import type { EditVerdict } from './compose-view.ts'
import { WordsField } from './WordsField.tsx'

const kindNames: Record<TextDetail['elsewhere'][number]['kind'], string> = {
  code: 'code',
  test: 'test',
  story: 'story',
  locale: 'messages',
  docs: 'help page',
  mail: 'mail',
  other: 'other file',
}

const mostElsewhere = 4

/** One text of the change: what it is, where it stands, its new words, its translations, and who else says the same. */
export function EditBlock(props: {
  product: string
  edit: EditInput
  text: TextView | null
  verdict: EditVerdict
  inChange: ReadonlySet<string>
  /** `path:line` of every place this change edits: those do not stay as they are. */
  places: ReadonlySet<string>
  onWrite: (to: string) => void
  onDrop: () => void
  onTranslation: (text: TextView) => void
}) {
  const { edit, text, verdict } = props
  const detail = answerOf(useTextDetail(props.product, edit.slot))
  const fieldId = `words-${edit.slot}`
  const verdictId = `verdict-${edit.slot}`
  return (
    <section className="edit" aria-label={text?.context ?? edit.path}>
      <div className="edit-head">
        <div>
          <h2>
            {text?.context ?? 'A text that is gone'}
            {text?.language ? <span className="tongue">{text.language}</span> : null}
          </h2>
          <p className="cap">
            <code>
              {edit.path}
              {text ? `:${text.line}` : ''}
            </code>
            {text && text.pages.length > 0 ? (
              <>
                {' '}
                · seen on {text.pages.slice(0, 3).join(', ')}
                {text.pages.length > 3 ? ` and ${text.pages.length - 3} more` : ''}
              </>
            ) : null}
          </p>
        </div>
        <button
          type="button"
          className="icon"
          aria-label="Take this text out of the change"
          title="Take out"
          onClick={props.onDrop}
        >
          <X className="i" aria-hidden />
        </button>
      </div>

      <p className="edit-from">
        <span className="cap">Says now</span>
        <span className="product" lang={text?.language ?? undefined}>
          {edit.from}
        </span>
      </p>
      <label className="label" htmlFor={fieldId}>
        New words
      </label>
      <WordsField
        id={fieldId}
        label={`New words for ${text?.context ?? edit.path}`}
        value={edit.to}
        original={edit.from}
        parts={text?.protected ?? []}
        language={text?.language ?? null}
        invalid={verdict.kind === 'refused'}
        describedBy={verdictId}
        onChange={props.onWrite}
      />
      <div id={verdictId} className="verdict" aria-live="polite">
        <Verdict verdict={verdict} />
      </div>

      {detail.kind === 'failed' ? (
        <p className="cap red">
          {detail.refusal.message} {detail.refusal.next}
        </p>
      ) : null}
      {detail.kind === 'answered' ? (
        <>
          <Translations
            detail={detail.value}
            edit={edit}
            inChange={props.inChange}
            onTranslation={props.onTranslation}
          />
          <Elsewhere of={detail.value.elsewhere.filter((one) => !props.places.has(`${one.path}:${one.line}`))} />
        </>
      ) : null}
    </section>
  )
}

function Verdict({ verdict }: { verdict: EditVerdict }) {
  if (verdict.kind === 'untouched') return null
  return (
    <>
      {verdict.kind === 'allowed' ? (
        <p className="mark green">
          <Check className="i" aria-hidden /> {verdict.says}
        </p>
      ) : verdict.kind === 'checking' ? (
        <p className="faint">{verdict.says}</p>
      ) : verdict.kind === 'failed' ? (
        <p className="red">{verdict.says}</p>
      ) : null}
      {verdict.findings.map((finding) => (
        <p key={finding.rule + finding.says} className="finding red">
          <CircleAlert className="i" aria-hidden />
          <span>
            {finding.says} <span className="finding-fix">{finding.fix}</span>
          </span>
        </p>
      ))}
      {verdict.notices.map((notice) => (
        <p key={notice.rule + notice.says} className="finding amber">
          <Info className="i" aria-hidden />
          <span>
            {notice.says} <span className="finding-fix">{notice.fix}</span>
          </span>
        </p>
      ))}
    </>
  )
}

function Translations(props: {
  detail: TextDetail
  edit: EditInput
  inChange: ReadonlySet<string>
  onTranslation: (text: TextView) => void
}) {
  if (props.detail.languages.length === 0) return null
  return (
    <div className="tongues">
      <h3>In other languages</h3>
      <ul>
        {props.detail.languages.map((text) => (
          <li key={text.id}>
            <span className="tongue">{text.language}</span>
            <span className="product" lang={text.language ?? undefined}>
              {text.value}
            </span>
            {props.inChange.has(text.id) ? (
              <span className="cap">in this change</span>
            ) : (
              <button type="button" className="do" onClick={() => props.onTranslation(text)}>
                Change it too
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Elsewhere({ of }: { of: TextDetail['elsewhere'] }) {
  if (of.length === 0) return <p className="cap elsewhere-none">Nothing else says the same.</p>
  const rows = (list: TextDetail['elsewhere']) => (
    <ul>
      {list.map((one) => (
        <li key={`${one.path}:${one.line}`}>
          <span className="cap">{kindNames[one.kind]}</span>
          <code>
            {one.path}:{one.line}
          </code>
        </li>
      ))}
    </ul>
  )
  return (
    <div className="elsewhere">
      <h3>
        {of.length === 1 ? 'One other place says the same' : `${of.length} other places say the same`}
        <span className="faint"> and {of.length === 1 ? 'stays as it is' : 'stay as they are'}</span>
      </h3>
      {rows(of.slice(0, mostElsewhere))}
      {of.length > mostElsewhere ? (
        <details>
          <summary className="cap">{of.length - mostElsewhere} more</summary>
          {rows(of.slice(mostElsewhere))}
        </details>
      ) : null}
    </div>
  )
}
