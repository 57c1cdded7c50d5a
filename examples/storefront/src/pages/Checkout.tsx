import { useState, type FormEvent } from 'react';
import { track } from '../analytics.ts';
import { Bag } from '../art/Bag.tsx';
import { T, useLocale } from '../i18n.tsx';
import { formatDay, formatPrice } from '../locale.ts';
import { planOf } from '../plans.ts';
import { href } from '../router.ts';
import { sample } from '../sample.ts';

const grinds = ['beans', 'filter', 'espresso', 'press'] as const;
const rhythms = [2, 3, 4] as const;

export function Checkout() {
  const { locale, t } = useLocale();
  const plan = planOf(new URLSearchParams(window.location.search).get('plan'));
  const [weeks, setWeeks] = useState<number>(2);
  const [orderedBy, setOrderedBy] = useState<string | null>(null);

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    track('trial_started', { plan: plan.id, grind: String(form.get('grind')), weeks });
    setOrderedBy(String(form.get('name')));
    window.scrollTo(0, 0);
  }

  if (orderedBy !== null) {
    return (
      <section className="done">
        <Bag coffee="daybreak" alt={t('coffees.bag', { name: 'Daybreak' })} />
        <h1>
          <T id="checkout.done">Coffee is on its way</T>
        </h1>
        <p className="lede">{t('checkout.doneText', { plan: t(`plans.${plan.id}.name`), name: orderedBy })}</p>
        <a className="button" href={href(locale, '/account')}>
          {t('checkout.toAccount')}
        </a>
      </section>
    );
  }

  return (
    <>
      <h1>
        <T id="checkout.title">Where should we send it?</T>
      </h1>
      <div className="checkout">
        <form className="form" onSubmit={handleSubmit}>
          <fieldset>
            <legend>{t('checkout.contact')}</legend>
            <label className="field">
              <span>{t('checkout.name')}</span>
              <input name="name" autoComplete="name" placeholder="Robin Winter" required />
            </label>
            <label className="field">
              <span>{t('checkout.email')}</span>
              <input name="email" type="email" autoComplete="email" placeholder="robin@example.com" required />
            </label>
            <label className="field">
              <span>{t('checkout.address')}</span>
              <input name="address" autoComplete="street-address" required />
            </label>
            <div className="field-row">
              <label className="field">
                <span>{t('checkout.postcode')}</span>
                <input name="postcode" autoComplete="postal-code" required />
              </label>
              <label className="field">
                <span>{t('checkout.city')}</span>
                <input name="city" autoComplete="address-level2" required />
              </label>
            </div>
          </fieldset>

          <fieldset>
            <legend>{t('checkout.brew')}</legend>
            <label className="field">
              <span>{t('checkout.grind')}</span>
              <select name="grind" defaultValue="beans">
                {grinds.map((grind) => (
                  <option key={grind} value={grind}>
                    {t(`checkout.grind.${grind}`)}
                  </option>
                ))}
              </select>
            </label>
            <div className="field" role="radiogroup" aria-label={t('checkout.rhythm')}>
              <span aria-hidden="true">{t('checkout.rhythm')}</span>
              <div className="choices">
                {rhythms.map((rhythm) => (
                  <label key={rhythm} className="choice">
                    <input type="radio" name="weeks" value={rhythm} checked={weeks === rhythm} onChange={() => setWeeks(rhythm)} />
                    <span>{t('checkout.weeks', { weeks: rhythm })}</span>
                  </label>
                ))}
              </div>
            </div>
          </fieldset>

          <button className="button primary wide" type="submit">
            {t('checkout.submit')}
          </button>
          <p className="hint">{t('pricing.ctaHint')}</p>
        </form>

        <aside className="summary">
          <div className="summary-art tint-daybreak">
            <Bag coffee="daybreak" alt={t('coffees.bag', { name: 'Daybreak' })} />
          </div>
          <h2>{t('checkout.summary')}</h2>
          <p className="summary-plan">
            <strong>{t(`plans.${plan.id}.name`)}</strong>
            <a href={href(locale, '/pricing')}>{t('checkout.change')}</a>
          </p>
          <p className="summary-bags">
            {t('pricing.bags', { count: plan.bags })}, {t('checkout.weeks', { weeks })}
          </p>
          <dl className="sums">
            <div>
              <dt>
                {t('checkout.first')}
                <small>{formatDay(locale, sample.nextDelivery)}</small>
              </dt>
              <dd>{t('checkout.free')}</dd>
            </div>
            <div>
              <dt>{t('checkout.then', { rhythm: t('checkout.weeks', { weeks }) })}</dt>
              <dd>{formatPrice(locale, plan.price)}</dd>
            </div>
            <div>
              <dt>{t('checkout.postage')}</dt>
              <dd>{t('checkout.included')}</dd>
            </div>
            <div className="sums-total">
              <dt>{t('checkout.today')}</dt>
              <dd>{formatPrice(locale, 0)}</dd>
            </div>
          </dl>
        </aside>
      </div>
    </>
  );
}
