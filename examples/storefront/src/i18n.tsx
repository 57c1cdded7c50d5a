import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, useContext, type ReactNode } from 'react';
import en from '../locales/en.json';
import de from '../locales/de.json';
import type { Locale } from './locale.ts';

export type Key = keyof typeof en;
/** A sentence whose English lives in the page, inside `<T>`. */
export type PageKey = Exclude<keyof typeof de, Key>;
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: Key, values?: Values) => string;

const messages: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en, de };
const parsed = new Map<string, IntlMessageFormat>();

export function translate(locale: Locale, key: string, values?: Values): string {
  const message = messages[locale][key] ?? key;
  const id = `${locale} ${message}`;
  const format = parsed.get(id) ?? new IntlMessageFormat(message, locale);
  parsed.set(id, format);
  return String(format.format(values));
}

const LocaleContext = createContext<Locale>('en');
export const LocaleProvider = LocaleContext.Provider;

export function useLocale(): { locale: Locale; t: Translate } {
  const locale = useContext(LocaleContext);
  return { locale, t: (key, values) => translate(locale, key, values) };
}

/** Shows its English text, or the translation of `id` in any other language. */
export function T({ id, children }: { id: PageKey; children: ReactNode }) {
  const { locale } = useLocale();
  return <>{locale === 'en' ? children : translate(locale, id)}</>;
}
