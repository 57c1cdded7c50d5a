export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

export function formatPrice(locale: Locale, euros: number): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: Number.isInteger(euros) ? 0 : 2,
  }).format(euros);
}

/** @param day an ISO date such as `2031-03-06` */
export function formatDay(locale: Locale, day: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day));
}
