import { track } from '../analytics.ts';
import { Parcel } from '../art/Parcel.tsx';
import { variantOf } from '../experiments.ts';
import { flag } from '../flags.ts';
import { T, useLocale } from '../i18n.tsx';
import { formatPrice } from '../locale.ts';
import { plans } from '../plans.ts';
import { href } from '../router.ts';

const questions = ['trial', 'pause', 'swap', 'grind'] as const;

export function Pricing() {
  const { locale, t } = useLocale();
  const variant = variantOf('pricing-headline');

  return (
    <>
      <section className="pricing-head">
        <h1>{variant === 'promise' ? t('pricing.titlePromise') : t('pricing.title')}</h1>
        <p className="lede">{t('pricing.lede')}</p>
        {flag('gift-subscriptions') && (
          <p className="gift-note">
            <T id="pricing.gift">To give away: three deliveries, in a box worth unwrapping.</T>
          </p>
        )}
      </section>

      <ul className="plans">
        {plans.map((plan) => (
          <li key={plan.id} className={plan.id === 'pair' ? 'plan plan-usual' : 'plan'}>
            <Parcel bags={plan.bags} />
            {plan.id === 'pair' && <p className="plan-note">{t('pricing.popular')}</p>}
            <h2>{t(`plans.${plan.id}.name`)}</h2>
            <p className="plan-text">{t(`plans.${plan.id}.description`)}</p>
            <p className="plan-price">
              {formatPrice(locale, plan.price)} <small>{t('pricing.per')}</small>
            </p>
            <p className="plan-bags">{t('pricing.bags', { count: plan.bags })}</p>
            <a
              className={plan.id === 'pair' ? 'button primary' : 'button'}
              href={href(locale, `/checkout?plan=${plan.id}`)}
              onClick={() => track('cta_clicked', { label: 'pricing', plan: plan.id, variant })}
            >
              {t('pricing.cta')}
            </a>
          </li>
        ))}
      </ul>
      <p className="hint plans-hint">{t('pricing.ctaHint')}</p>

      <section className="questions">
        <h2>
          <T id="pricing.faq.title">What others have asked</T>
        </h2>
        <div>
          {questions.map((name) => (
            <details key={name}>
              <summary>{t(`pricing.faq.${name}.question`)}</summary>
              <p>{t(`pricing.faq.${name}.answer`)}</p>
            </details>
          ))}
        </div>
      </section>
    </>
  );
}
