import { Trans, useTranslation } from 'react-i18next';
import i18n from '../i18n';

export function Cart({ count, name }: { count: number; name: string }) {
  const { t } = useTranslation();
  return (
    <aside aria-label={t('cart.label', 'Your shopping cart')}>
      <h2>{t('cart.title', 'Hello {{name}}, this is your cart', { name })}</h2>
      <p>{i18n.t('cart.empty', 'Nothing in here yet.')}</p>
      <Trans i18nKey="cart.items" count={count}>
        There are <b>{{ count }}</b> things in your cart, <a href="/cart">have a look</a>.
      </Trans>
      <input placeholder={t('cart.voucher', 'Voucher code')} />
    </aside>
  );
}
