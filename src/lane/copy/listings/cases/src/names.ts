/** One text under every name that objects give to texts, and under some that hold none. */
export const all = {
  title: 'Words of the person title',
  alt: 'Words of the person alt',
  placeholder: 'Words of the person placeholder',
  label: 'Words of the person label',
  'aria-label': 'Words of the person aria-label',
  'aria-description': 'Words of the person aria-description',
  'aria-placeholder': 'Words of the person aria-placeholder',
  'aria-roledescription': 'Words of the person aria-roledescription',
  'aria-valuetext': 'Words of the person aria-valuetext',
  ariaLabel: 'Words of the person ariaLabel',
  subtitle: 'Words of the person subtitle',
  subTitle: 'Words of the person subTitle',
  heading: 'Words of the person heading',
  subheading: 'Words of the person subheading',
  headline: 'Words of the person headline',
  description: 'Words of the person description',
  caption: 'Words of the person caption',
  tooltip: 'Words of the person tooltip',
  tooltipText: 'Words of the person tooltipText',
  helperText: 'Words of the person helperText',
  helpText: 'Words of the person helpText',
  hint: 'Words of the person hint',
  message: 'Words of the person message',
  text: 'Words of the person text',
  buttonText: 'Words of the person buttonText',
  buttonLabel: 'Words of the person buttonLabel',
  confirmText: 'Words of the person confirmText',
  confirmLabel: 'Words of the person confirmLabel',
  cancelText: 'Words of the person cancelText',
  cancelLabel: 'Words of the person cancelLabel',
  submitText: 'Words of the person submitText',
  submitLabel: 'Words of the person submitLabel',
  okText: 'Words of the person okText',
  emptyText: 'Words of the person emptyText',
  emptyMessage: 'Words of the person emptyMessage',
  errorMessage: 'Words of the person errorMessage',
  successMessage: 'Words of the person successMessage',
  loadingText: 'Words of the person loadingText',
  placeholderText: 'Words of the person placeholderText',
  accessibilityLabel: 'Words of the person accessibilityLabel',
  accessibilityHint: 'Words of the person accessibilityHint',
  headerTitle: 'Words of the person headerTitle',
  summary: 'Words of the person summary',
  legend: 'Words of the person legend',
  cta: 'Words of the person cta',
  ctaText: 'Words of the person ctaText',
  ctaLabel: 'Words of the person ctaLabel',
  shortDescription: 'Words of the person shortDescription',
  longDescription: 'Words of the person longDescription',
  shortTitle: 'Words of the person shortTitle',
  metaTitle: 'Words of the person metaTitle',
  metaDescription: 'Words of the person metaDescription',
  question: 'Words of the person question',
  answer: 'Words of the person answer',
  quote: 'Words of the person quote',
  testimonial: 'Words of the person testimonial',
  tagline: 'Words of the person tagline',
  blurb: 'Words of the person blurb',
  intro: 'Words of the person intro',
  paragraph: 'Words of the person paragraph',
  content: 'Words of the person content',
  header: 'Words of the person header',
  body: 'Words of the person body',
  note: 'Words of the person note',
  info: 'Words of the person info',
  details: 'Words of the person details',
  detail: 'Words of the person detail',
  explanation: 'Words of the person explanation',
  warning: 'Words of the person warning',
  notice: 'Words of the person notice',
  error: 'Words of the person error',
  success: 'Words of the person success',
  help: 'Words of the person help',
  copy: 'Words of the person copy',
  paragraphs: 'Words of the person paragraphs',
  lead: 'Words of the person lead',
  alertTitle: 'Words of the person alertTitle',
  alertLabel: 'Words of the person alertLabel',
  alertDescription: 'Words of the person alertDescription',
  alertText: 'Words of the person alertText',
  alertMessage: 'Words of the person alertMessage',
  alertHeading: 'Words of the person alertHeading',
  alertHeadline: 'Words of the person alertHeadline',
  alertSubtitle: 'Words of the person alertSubtitle',
  alertCaption: 'Words of the person alertCaption',
  alertTooltip: 'Words of the person alertTooltip',
  alertPlaceholder: 'Words of the person alertPlaceholder',
  alertHint: 'Words of the person alertHint',
  alertName: 'Words of the person alertName',
  innerText: 'Words of the person innerText',
  queryText: 'Words of the person queryText',
  searchText: 'Words of the person searchText',
  sqlText: 'Words of the person sqlText',
  classLabel: 'Words of the person classLabel',
  rawText: 'Words of the person rawText',
  plainText: 'Words of the person plainText',
  richText: 'Words of the person richText',
  mimeLabel: 'Words of the person mimeLabel',
  contentText: 'Words of the person contentText',
  commitMessage: 'Words of the person commitMessage',
  gitMessage: 'Words of the person gitMessage',
  errorLabel: 'Words of the person errorLabel',
  logMessage: 'Words of the person logMessage',
  eventLabel: 'Words of the person eventLabel',
  webhookLabel: 'Words of the person webhookLabel',
  promptText: 'Words of the person promptText',
  systemMessage: 'Words of the person systemMessage',
  userMessage: 'Words of the person userMessage',
  assistantMessage: 'Words of the person assistantMessage',
  regexLabel: 'Words of the person regexLabel',
  patternText: 'Words of the person patternText',
  cipherText: 'Words of the person cipherText',
  encryptedText: 'Words of the person encryptedText',
  baseTitle: 'Words of the person baseTitle',
  iconLabel: 'Words of the person iconLabel',
  imageTitle: 'Words of the person imageTitle',
  scriptText: 'Words of the person scriptText',
  styleLabel: 'Words of the person styleLabel',
  filterLabel: 'Words of the person filterLabel',
  filteredLabel: 'Words of the person filteredLabel',
  selectedLabel: 'Words of the person selectedLabel',
  fullText: 'Words of the person fullText',
  name: 'Words of the person name',
  id: 'Words of the person id',
  value: 'Words of the person value',
  key: 'Words of the person key',
  type: 'Words of the person type',
  kind: 'Words of the person kind',
  role: 'Words of the person role',
}
/** Constants that are named after texts, and some that are not. */
const planDescriptions = { plan: 'Shown by planDescriptions', deeper: { plan: 'Deeper in planDescriptions' } } as const
const planDescription = { plan: 'Shown by planDescription', deeper: { plan: 'Deeper in planDescription' } } as const
const planTitles = { plan: 'Shown by planTitles', deeper: { plan: 'Deeper in planTitles' } } as const
const planLabels = { plan: 'Shown by planLabels', deeper: { plan: 'Deeper in planLabels' } } as const
const planMessages = { plan: 'Shown by planMessages', deeper: { plan: 'Deeper in planMessages' } } as const
const planTexts = { plan: 'Shown by planTexts', deeper: { plan: 'Deeper in planTexts' } } as const
const planCopy = { plan: 'Shown by planCopy', deeper: { plan: 'Deeper in planCopy' } } as const
const planTaglines = { plan: 'Shown by planTaglines', deeper: { plan: 'Deeper in planTaglines' } } as const
const planTooltips = { plan: 'Shown by planTooltips', deeper: { plan: 'Deeper in planTooltips' } } as const
const planHeadings = { plan: 'Shown by planHeadings', deeper: { plan: 'Deeper in planHeadings' } } as const
const planHeadlines = { plan: 'Shown by planHeadlines', deeper: { plan: 'Deeper in planHeadlines' } } as const
const planCaptions = { plan: 'Shown by planCaptions', deeper: { plan: 'Deeper in planCaptions' } } as const
const planPlaceholders = { plan: 'Shown by planPlaceholders', deeper: { plan: 'Deeper in planPlaceholders' } } as const
const planHints = { plan: 'Shown by planHints', deeper: { plan: 'Deeper in planHints' } } as const
const planSubtitles = { plan: 'Shown by planSubtitles', deeper: { plan: 'Deeper in planSubtitles' } } as const
const PLAN_DESCRIPTIONS = { plan: 'Shown by PLAN_DESCRIPTIONS', deeper: { plan: 'Deeper in PLAN_DESCRIPTIONS' } } as const
const TITLES = { plan: 'Shown by TITLES', deeper: { plan: 'Deeper in TITLES' } } as const
const LABEL = { plan: 'Shown by LABEL', deeper: { plan: 'Deeper in LABEL' } } as const
const MESSAGES = { plan: 'Shown by MESSAGES', deeper: { plan: 'Deeper in MESSAGES' } } as const
const TEXTS = { plan: 'Shown by TEXTS', deeper: { plan: 'Deeper in TEXTS' } } as const
const COPY = { plan: 'Shown by COPY', deeper: { plan: 'Deeper in COPY' } } as const
const TAGLINES = { plan: 'Shown by TAGLINES', deeper: { plan: 'Deeper in TAGLINES' } } as const
const TOOLTIPS = { plan: 'Shown by TOOLTIPS', deeper: { plan: 'Deeper in TOOLTIPS' } } as const
const HEADINGS = { plan: 'Shown by HEADINGS', deeper: { plan: 'Deeper in HEADINGS' } } as const
const HEADLINES = { plan: 'Shown by HEADLINES', deeper: { plan: 'Deeper in HEADLINES' } } as const
const CAPTIONS = { plan: 'Shown by CAPTIONS', deeper: { plan: 'Deeper in CAPTIONS' } } as const
const PLACEHOLDERS = { plan: 'Shown by PLACEHOLDERS', deeper: { plan: 'Deeper in PLACEHOLDERS' } } as const
const HINTS = { plan: 'Shown by HINTS', deeper: { plan: 'Deeper in HINTS' } } as const
const SUBTITLES = { plan: 'Shown by SUBTITLES', deeper: { plan: 'Deeper in SUBTITLES' } } as const
const descriptions = { plan: 'Shown by descriptions', deeper: { plan: 'Deeper in descriptions' } } as const
const titles = { plan: 'Shown by titles', deeper: { plan: 'Deeper in titles' } } as const
const labels = { plan: 'Shown by labels', deeper: { plan: 'Deeper in labels' } } as const
const messages = { plan: 'Shown by messages', deeper: { plan: 'Deeper in messages' } } as const
const texts = { plan: 'Shown by texts', deeper: { plan: 'Deeper in texts' } } as const
const taglines = { plan: 'Shown by taglines', deeper: { plan: 'Deeper in taglines' } } as const
const tooltips = { plan: 'Shown by tooltips', deeper: { plan: 'Deeper in tooltips' } } as const
const headings = { plan: 'Shown by headings', deeper: { plan: 'Deeper in headings' } } as const
const headlines = { plan: 'Shown by headlines', deeper: { plan: 'Deeper in headlines' } } as const
const captions = { plan: 'Shown by captions', deeper: { plan: 'Deeper in captions' } } as const
const placeholders = { plan: 'Shown by placeholders', deeper: { plan: 'Deeper in placeholders' } } as const
const hints = { plan: 'Shown by hints', deeper: { plan: 'Deeper in hints' } } as const
const subtitles = { plan: 'Shown by subtitles', deeper: { plan: 'Deeper in subtitles' } } as const
const label = { plan: 'Shown by label', deeper: { plan: 'Deeper in label' } } as const
const copy = { plan: 'Shown by copy', deeper: { plan: 'Deeper in copy' } } as const
const logMessages = { plan: 'Shown by logMessages', deeper: { plan: 'Deeper in logMessages' } } as const
const eventLabels = { plan: 'Shown by eventLabels', deeper: { plan: 'Deeper in eventLabels' } } as const
const commitMessages = { plan: 'Shown by commitMessages', deeper: { plan: 'Deeper in commitMessages' } } as const
const queryTexts = { plan: 'Shown by queryTexts', deeper: { plan: 'Deeper in queryTexts' } } as const
const promptTexts = { plan: 'Shown by promptTexts', deeper: { plan: 'Deeper in promptTexts' } } as const
const PLAN_NAMES = { plan: 'Shown by PLAN_NAMES', deeper: { plan: 'Deeper in PLAN_NAMES' } } as const
const plans = { plan: 'Shown by plans', deeper: { plan: 'Deeper in plans' } } as const
const statusTexts = { open: 'It is open' } satisfies Record<string, string>
const wrappedLabels = ({ open: 'It is shut' } as Labels) satisfies Labels
export function show(a, b) {
  alert('Told by alert', 'More of alert', { title: 'Title of alert' })
  confirm('Told by confirm', 'More of confirm', { title: 'Title of confirm' })
  window.alert('Told by window.alert', 'More of window.alert', { title: 'Title of window.alert' })
  window.confirm('Told by window.confirm', 'More of window.confirm', { title: 'Title of window.confirm' })
  toast('Told by toast', 'More of toast', { title: 'Title of toast' })
  toast.success('Told by toast.success', 'More of toast.success', { title: 'Title of toast.success' })
  toast.error('Told by toast.error', 'More of toast.error', { title: 'Title of toast.error' })
  toast.info('Told by toast.info', 'More of toast.info', { title: 'Title of toast.info' })
  toast.warning('Told by toast.warning', 'More of toast.warning', { title: 'Title of toast.warning' })
  toast.warn('Told by toast.warn', 'More of toast.warn', { title: 'Title of toast.warn' })
  toast.message('Told by toast.message', 'More of toast.message', { title: 'Title of toast.message' })
  toast.loading('Told by toast.loading', 'More of toast.loading', { title: 'Title of toast.loading' })
  toast.dismiss('Told by toast.dismiss', 'More of toast.dismiss', { title: 'Title of toast.dismiss' })
  notify('Told by notify', 'More of notify', { title: 'Title of notify' })
  console.log('Told by console.log', 'More of console.log', { title: 'Title of console.log' })
  s.min(a, 'Checked by this min')
  s.min('Alone by this min')
  s.max(a, 'Checked by this max')
  s.max('Alone by this max')
  s.length(a, 'Checked by this length')
  s.length('Alone by this length')
  s.regex(a, 'Checked by this regex')
  s.regex('Alone by this regex')
  s.refine(a, 'Checked by this refine')
  s.refine('Alone by this refine')
  s.matches(a, 'Checked by this matches')
  s.matches('Alone by this matches')
  s.gt(a, 'Checked by this gt')
  s.gt('Alone by this gt')
  s.gte(a, 'Checked by this gte')
  s.gte('Alone by this gte')
  s.lt(a, 'Checked by this lt')
  s.lt('Alone by this lt')
  s.lte(a, 'Checked by this lte')
  s.lte('Alone by this lte')
  s.test(a, 'Checked by this test')
  s.test('Alone by this test')
  s.startsWith(a, 'Checked by this startsWith')
  s.startsWith('Alone by this startsWith')
  s.email('Checked by this email')
  s.email(a, 'Second of this email')
  s.url('Checked by this url')
  s.url(a, 'Second of this url')
  s.uuid('Checked by this uuid')
  s.uuid(a, 'Second of this uuid')
  s.nonempty('Checked by this nonempty')
  s.nonempty(a, 'Second of this nonempty')
  s.positive('Checked by this positive')
  s.positive(a, 'Second of this positive')
  s.nonnegative('Checked by this nonnegative')
  s.nonnegative(a, 'Second of this nonnegative')
  s.required('Checked by this required')
  s.required(a, 'Second of this required')
  s.trim('Checked by this trim')
  s.trim(a, 'Second of this trim')
  t('a.key', 'Default of t')
  t({ id: 'a.key', defaultMessage: 'Message of t', message: 'Other of t', defaultValue_one: 'One of t' })
  i18n.t('a.key', 'Default of i18n.t')
  i18n.t({ id: 'a.key', defaultMessage: 'Message of i18n.t', message: 'Other of i18n.t', defaultValue_one: 'One of i18n.t' })
  i18next.t('a.key', 'Default of i18next.t')
  i18next.t({ id: 'a.key', defaultMessage: 'Message of i18next.t', message: 'Other of i18next.t', defaultValue_one: 'One of i18next.t' })
  $t('a.key', 'Default of $t')
  $t({ id: 'a.key', defaultMessage: 'Message of $t', message: 'Other of $t', defaultValue_one: 'One of $t' })
  translate('a.key', 'Default of translate')
  translate({ id: 'a.key', defaultMessage: 'Message of translate', message: 'Other of translate', defaultValue_one: 'One of translate' })
  i18n._('a.key', 'Default of i18n._')
  i18n._({ id: 'a.key', defaultMessage: 'Message of i18n._', message: 'Other of i18n._', defaultValue_one: 'One of i18n._' })
  _('a.key', 'Default of _')
  _({ id: 'a.key', defaultMessage: 'Message of _', message: 'Other of _', defaultValue_one: 'One of _' })
  _t('a.key', 'Default of _t')
  _t({ id: 'a.key', defaultMessage: 'Message of _t', message: 'Other of _t', defaultValue_one: 'One of _t' })
  __('a.key', 'Default of __')
  __({ id: 'a.key', defaultMessage: 'Message of __', message: 'Other of __', defaultValue_one: 'One of __' })
  gettext('a.key', 'Default of gettext')
  gettext({ id: 'a.key', defaultMessage: 'Message of gettext', message: 'Other of gettext', defaultValue_one: 'One of gettext' })
  tc('a.key', 'Default of tc')
  tc({ id: 'a.key', defaultMessage: 'Message of tc', message: 'Other of tc', defaultValue_one: 'One of tc' })
  polyglot.t('a.key', 'Default of polyglot.t')
  polyglot.t({ id: 'a.key', defaultMessage: 'Message of polyglot.t', message: 'Other of polyglot.t', defaultValue_one: 'One of polyglot.t' })
  this.t('a.key', 'Default of this.t')
  this.t({ id: 'a.key', defaultMessage: 'Message of this.t', message: 'Other of this.t', defaultValue_one: 'One of this.t' })
  this.props.t('a.key', 'Default of this.props.t')
  this.props.t({ id: 'a.key', defaultMessage: 'Message of this.props.t', message: 'Other of this.props.t', defaultValue_one: 'One of this.props.t' })
  props.t('a.key', 'Default of props.t')
  props.t({ id: 'a.key', defaultMessage: 'Message of props.t', message: 'Other of props.t', defaultValue_one: 'One of props.t' })
  x.t('a.key', 'Default of x.t')
  x.t({ id: 'a.key', defaultMessage: 'Message of x.t', message: 'Other of x.t', defaultValue_one: 'One of x.t' })
  other('a.key', 'Default of other')
  other({ id: 'a.key', defaultMessage: 'Message of other', message: 'Other of other', defaultValue_one: 'One of other' })
  formatMessage({ id: 'a.key', defaultMessage: 'Message of formatMessage' })
  intl.formatMessage({ id: 'a.key', defaultMessage: 'Message of intl.formatMessage' })
  $formatMessage({ id: 'a.key', defaultMessage: 'Message of $formatMessage' })
  defineMessage({ id: 'a.key', defaultMessage: 'Message of defineMessage' })
  formatHTMLMessage({ id: 'a.key', defaultMessage: 'Message of formatHTMLMessage' })
}
