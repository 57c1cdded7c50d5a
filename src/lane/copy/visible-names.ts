import { remembered } from '../source/remembered.ts'

/** What counts as visible text in every repository. A lanes file adds to these lists (`text:`), it never takes away. */

/** Attributes whose value is read or heard by people, on any element. */
export const textAttributes: ReadonlySet<string> = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
])

/** Component props that name a text in most libraries. Their value must read as prose. */
export const textProps: ReadonlySet<string> = new Set([
  'ariaLabel',
  'subtitle',
  'subTitle',
  'heading',
  'subheading',
  'headline',
  'description',
  'caption',
  'tooltip',
  'tooltipText',
  'helperText',
  'helpText',
  'hint',
  'message',
  'text',
  'buttonText',
  'buttonLabel',
  'confirmText',
  'confirmLabel',
  'cancelText',
  'cancelLabel',
  'submitText',
  'submitLabel',
  'okText',
  'emptyText',
  'emptyMessage',
  'errorMessage',
  'successMessage',
  'loadingText',
  'placeholderText',
  'accessibilityLabel',
  'accessibilityHint',
  'headerTitle',
  'summary',
  'legend',
  'cta',
  'ctaText',
  'ctaLabel',
])

/** Properties of object literals that hold a text, if the value reads as prose and no code compares it. */
export const textKeys: ReadonlySet<string> = new Set([
  ...textProps,
  ...textAttributes,
  'shortDescription',
  'longDescription',
  'shortTitle',
  'metaTitle',
  'metaDescription',
  'question',
  'answer',
  'quote',
  'testimonial',
  'tagline',
  'blurb',
  'intro',
  'paragraph',
])

/** Names that hold a text only where the value is a whole sentence; elsewhere they hold data. */
export const sentenceNames: ReadonlySet<string> = new Set([
  'content',
  'header',
  'body',
  'note',
  'info',
  'details',
  'detail',
  'explanation',
  'warning',
  'notice',
  'error',
  'success',
  'help',
  'copy',
  'paragraphs',
  'lead',
])

const textMap =
  /(?:[a-z](?:Descriptions?|Titles?|Labels?|Messages?|Texts?|Copy|Taglines?|Tooltips?|Headings?|Headlines?|Captions?|Placeholders?|Hints?|Subtitles?)|(?:^|_)(?:DESCRIPTIONS?|TITLES?|LABELS?|MESSAGES?|TEXTS?|COPY|TAGLINES?|TOOLTIPS?|HEADINGS?|HEADLINES?|CAPTIONS?|PLACEHOLDERS?|HINTS?|SUBTITLES?))$|^(?:descriptions|titles|labels|messages|texts|taglines|tooltips|headings|headlines|captions|placeholders|hints|subtitles)$/

/** A constant that maps values to their texts: `statusLabels`, `ERROR_MESSAGES`. */
export const namesTextMap = (name: string): boolean =>
  textMap.test(name) && !/(?:log|event|commit|query|prompt)/i.test(name)

/** Checks whose last argument is the message that the person sees: `z.string().min(3, 'Use at least three letters')`. */
const checksWithLimit: ReadonlySet<string> = new Set([
  'min',
  'max',
  'length',
  'regex',
  'refine',
  'matches',
  'gt',
  'gte',
  'lt',
  'lte',
  'test',
])
const checksAlone: ReadonlySet<string> = new Set([
  'email',
  'url',
  'uuid',
  'nonempty',
  'positive',
  'nonnegative',
  'required',
])

/** Whether an argument of a validation check is its message. */
export const isCheckMessage = (method: string, index: number, count: number): boolean =>
  index === count - 1 && ((index === 0 && checksAlone.has(method)) || (index === 1 && checksWithLimit.has(method)))

const textSuffix =
  /[a-z](?:Title|Label|Description|Text|Message|Heading|Headline|Subtitle|Caption|Tooltip|Placeholder|Hint)$/
const notText =
  /^(?:inner|query|search|sql|class|raw|plain|rich|mime|content|commit|git|error|log|event|webhook|prompt|system|user|assistant|regex|pattern|cipher|encrypted|base|icon|image|script|style|filter|filtered|selected|full)(?:Text|Message|Label|Title)$/

/** A name such as `alertTitle` or `confirmButtonText`, which ends in a text name. */
export const endsAsTextName = (name: string): boolean => textSuffix.test(name) && !notText.test(name)

/** An option of browsers or of a library (`ion-select-option`): without a value of its own its text is the value. */
export const isOption = (name: string): boolean => /^(?:[a-z-]+-)?option$/.test(name)

/**
 * Whether what looks like a label is the value of a choice: in Element Plus that of a radio or checkbox without a value of its own, and
 * those of on and off.
 */
export const labelsValue = (element: string, attribute: string, hasValue: boolean): boolean =>
  /^el-?(?:radio|checkbox)(?:-?button)?$/i.test(element) &&
  (attribute === 'label' ? !hasValue : /^(?:true|false)-?label$/i.test(attribute))

/** Calls that show their first argument, or the texts of an object, to the person in front of the screen. */
export const textCalls: ReadonlySet<string> = new Set([
  'alert',
  'confirm',
  'window.alert',
  'window.confirm',
  'toast',
  'toast.success',
  'toast.error',
  'toast.info',
  'toast.warning',
  'toast.warn',
  'toast.message',
  'toast.loading',
])

/** `<meta name>` and `<meta property>` values whose `content` is read by people. All others are policy, tokens or settings. */
export const textMeta: ReadonlySet<string> = new Set([
  'description',
  'og:title',
  'og:description',
  'og:site_name',
  'og:image:alt',
  'twitter:title',
  'twitter:description',
  'twitter:image:alt',
])

/** Elements whose text a machine reads, or a person copies to the letter. */
export const exactElements: ReadonlySet<string> = new Set([
  'script',
  'style',
  'code',
  'pre',
  'samp',
  'template',
  'iframe',
  'object',
  'base',
  'link',
  'math',
  'textarea',
  'noscript',
])

const exactWord = new Set([
  'code',
  'script',
  'style',
  'styles',
  'css',
  'sql',
  'query',
  'syntax',
  'highlighter',
  'highlight',
  'mermaid',
  'latex',
  'katex',
  'regex',
  'json',
  'yaml',
  'graphql',
  'snippet',
  'terminal',
  'shell',
  'icon',
  'glyph',
  'pre',
  'command',
  'schema',
])

/** Whether a component is named after something exact: `CodeBlock`, `SqlEditor`, `UI.Icon`, `motion.pre`. */
export const isExactElement = remembered((dotted) => {
  const name = dotted.slice(dotted.lastIndexOf('.') + 1)
  if (exactElements.has(name)) return true
  if (!/^[A-Z]/.test(name)) return false
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z][a-z]*/g) ?? []
  const last = words.at(-1)?.toLowerCase() ?? ''
  return exactWord.has(words[0]?.toLowerCase() ?? '') || exactWord.has(last)
})

const elementWords: Readonly<Record<string, string>> = {
  h1: 'Heading',
  h2: 'Heading',
  h3: 'Heading',
  h4: 'Heading',
  h5: 'Heading',
  h6: 'Heading',
  button: 'Button',
  a: 'Link',
  p: 'Paragraph',
  label: 'Label',
  option: 'Option',
  li: 'List item',
  th: 'Column heading',
  td: 'Cell',
  dt: 'Term',
  dd: 'Definition',
  title: 'Page title',
  legend: 'Legend',
  caption: 'Caption',
  figcaption: 'Caption',
  summary: 'Summary',
  blockquote: 'Quote',
  span: 'Text',
  div: 'Text',
  small: 'Small print',
  strong: 'Bold text',
  b: 'Bold text',
  em: 'Emphasis',
  i: 'Emphasis',
}

/** An element in plain words: `h1` is a heading; a component keeps its name. */
export const sayElement = (name: string): string => elementWords[name] ?? (name === '' ? 'Text' : name)
