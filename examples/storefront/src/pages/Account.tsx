import { useState } from 'react';
import { announce } from '../announce.ts';
import { track } from '../analytics.ts';
import { Bag } from '../art/Bag.tsx';
import { coffees, type CoffeeId } from '../coffees.ts';
import { T, useLocale } from '../i18n.tsx';
import { formatDay, formatPrice } from '../locale.ts';
import { planOf } from '../plans.ts';
import { href } from '../router.ts';
import { sample } from '../sample.ts';
import { rememberVisitor, visitorId } from '../visitor.ts';

export function Account() {
  const { locale, t } = useLocale();
  const [skipped, setSkipped] = useState(false);
  const [takesPart, setTakesPart] = useState(() => visitorId() !== null);
  const plan = planOf(sample.plan);
  const left = sample.deliveriesLeft - (skipped ? 1 : 0);

  function handleSkip() {
    if (!skipped) track('delivery_skipped', { left: left - 1 });
    setSkipped(!skipped);
    announce(locale === 'de' ? 'Deine nächste Lieferung ist geändert.' : 'Your next delivery has changed.');
  }

  function handlePreference(wanted: boolean) {
    rememberVisitor(wanted);
    setTakesPart(wanted);
  }

  return (
    <>
      <p className="greeting">{t('account.greeting', { name: sample.name })}</p>
      <h1>
        <T id="account.title">Your subscription</T>
      </h1>

      <section className="next">
        <div className={`next-art tint-${sample.coffee}`}>
          <Bag coffee={sample.coffee} alt={t('coffees.bag', { name: nameOf(sample.coffee) })} />
        </div>
        <div className="next-text">
          <h2>{skipped ? t('account.skippedNext') : t('account.next')}</h2>
          <p className="next-day">{formatDay(locale, skipped ? sample.deliveryAfter : sample.nextDelivery)}</p>
          <p className="next-left">{t('account.left', { count: left })}</p>
          <button className="button" type="button" onClick={handleSkip}>
            {skipped ? t('account.unskip') : t('account.skip')}
          </button>
        </div>
      </section>

      <dl className="facts">
        <div>
          <dt>{t('account.plan')}</dt>
          <dd>
            {t(`plans.${plan.id}.name`)}
            <small>
              {formatPrice(locale, plan.price)} {t('pricing.per')}
            </small>
            <a href={href(locale, '/pricing')}>{t('account.change')}</a>
          </dd>
        </div>
        <div>
          <dt>{t('account.coffee')}</dt>
          <dd>
            {nameOf(sample.coffee)}
            <small>{t(`coffees.${sample.coffee}.notes`)}</small>
            <small>{t('checkout.grind.filter')}</small>
          </dd>
        </div>
        <div>
          <dt>{t('account.address')}</dt>
          <dd>
            {sample.address[0]}
            <small>{sample.address[1]}</small>
            <small>{sample.address[2]}</small>
          </dd>
        </div>
      </dl>

      <section className="past">
        <h2>{t('account.history')}</h2>
        <table>
          <tbody>
            {sample.past.map((delivery) => (
              <tr key={delivery.day}>
                <th scope="row">{formatDay(locale, delivery.day)}</th>
                <td>{nameOf(delivery.coffee)}</td>
                <td>{t('account.delivered')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>

      <section className="preferences">
        <h2>{t('account.preferences')}</h2>
        <label className="check">
          <input type="checkbox" checked={takesPart} onChange={(event) => handlePreference(event.target.checked)} />
          <span>
            <T id="account.experiments">Show me new ideas before everybody else</T>
            <small>
              <T id="account.experimentsHint">For this your browser keeps a random number. Nothing else.</T>
            </small>
          </span>
        </label>
      </section>
    </>
  );
}

function nameOf(id: CoffeeId): string {
  return coffees.find((coffee) => coffee.id === id)!.name;
}
