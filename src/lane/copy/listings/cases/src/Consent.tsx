import { t } from './t'

export function Consent({ name }: { name: string }) {
  return (
    <div role="dialog" aria-label="Cookies">
      <p>We don&apos;t sell your data,&nbsp;{name}. Read our terms &amp; conditions.</p>
      <p>
        Cookies help us remember you and keep you signed in. You can change
        your mind at any time.
      </p>
      <button type="button">Accept all &hellip;</button>
      <input title={'One here'} alt={`Two ${name} here`} label={name ? 'Three here' : 'Four here'} />
    </div>
  )
}
