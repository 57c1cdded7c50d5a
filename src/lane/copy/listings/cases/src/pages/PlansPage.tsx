import { useState } from 'react'
import { t, useIntl } from '../i18n'

const limit = 3
const intro = 'Pick what fits'
const shownTwice = `Ask us
  anything`
const hidden = 'never shown'
const statusLabels = { active: 'In progress', done: 'Finished', nested: { late: 'Too late' } }
const MESSAGES = { saved: `Saved ${limit} plans` }
export const heading = 'Exported heading'
const columns = [
  { header: 'This is a whole sentence.', id: 'name', title: 'Name', description: 'What it\'s called' },
  { header: 'Short', id: 'price', label: "Price \u2014 net", tooltip: `Per ${limit} months` },
]

class Notice extends Component {
  static hint = 'Not a place'
  title = 'Class title'
  render() {
    return <p>{this.props.open ? 'Open now' : <b>Closed &amp; locked</b>}</p>
  }
}

function Row({ label = 'No label', note = 'Nothing to say here.', id }) {
  return <td title={label} key={id}>{note}</td>
}

export default function PlansPage({ user, plan, items }) {
  const intl = useIntl()
  const [open] = useState(false)
  const save = () => {
    toast('Plan saved')
    toast.success(`Saved for ${user.name}`, { description: 'You can close this page.' })
    if (!confirm('Leave the page?')) alert(open ? 'Still open' : 'Closed')
    schema.string().min(limit, 'Use at least three letters').email('That is no address')
  }
  return (
    <main title="All plans" aria-label='Plans "here"' className="plain words">
      <meta name="description" content="What the plans are" />
      <meta name="robots" content="no index" />
      <h1>
        Plans
        and pricing
      </h1>
      <h2 title={'A "quoted" title'}>{intro}</h2>
      <p>
        Read <a href="/terms">our terms</a>{' '}
        first, {user.name}, and then{' '}
        choose &mdash; it&apos;s free&nbsp;&hellip;
      </p>
      <p>{shownTwice} {shownTwice}</p>
      <p>{`Hello ${user.name}, you have ${items.length} plans`}</p>
      <p>{open && 'Shown when open'}{plan ?? 'No plan yet'}{plan || ('Nothing' as string)}</p>
      <p>{'Made of ' + items.length + ' parts'}</p>
      <p>{/* Not a text */}</p>
      <code>npm install plans</code>
      <pre>Exact text</pre>
      <Icon>home</Icon>
      <CodeBlock title="Code block title">const a = 1</CodeBlock>
      <img alt="Two people
        at a desk" src="/a.png" />
      <input placeholder="Your name" value="Some value" type="text" />
      <select>
        <option>Submitted text</option>
        <option value="a">Shown text</option>
      </select>
      <Card heading="Card heading" header="A sentence for a card." body="short" cta="Buy now" mode="Some mode" alertTitle="Careful now" />
      <Trans defaults="Trans <0>default</0>" i18nKey="a.b" />
      <FormattedMessage id="c.d" defaultMessage="Message of {name}" description="For translators" />
      <div dangerouslySetInnerHTML={{ __html: 'Raw text' }}>Not text</div>
      <span className="material-icons">star</span>
      <button onClick={() => save('Argument text')}>{t('plans.buy', 'Buy this plan')}</button>
      <p>{t('Sentence as a key.')}</p>
      <p>{t('plans.left', { count: items.length, defaultValue: 'You have {{count}} left' })}</p>
      <p>{intl.formatMessage({ id: 'plans.new', defaultMessage: '{count, plural, one {# plan} other {# plans}}' })}</p>
      <>Fragment text</>
      <Notice />
      {items.map((item) => (
        <Row key={item.id} label={item.isNew ? 'New row' : undefined} />
      ))}
      {statusLabels.active} {MESSAGES.saved} {columns.length} {hidden.length}
    </main>
  )
}
