// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import de from '../locales/de.json';
import en from '../locales/en.json';

const english: Readonly<Record<string, string>> = en;
const german: Readonly<Record<string, string>> = de;

/** Ids of sentences whose English stands in a page, inside `<T id="…">`. */
const pageKeys = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
  .flatMap((path) => [...readFileSync(`src/${path}`, 'utf8').matchAll(/<T\s+id="([^"]+)"/g)].map((match) => match[1]!));

test('German has every key of English, and a translation for every sentence in a page', () => {
  expect(Object.keys(german).sort()).toEqual([...new Set([...Object.keys(english), ...pageKeys])].sort());
});

test('no text is empty, and each one is a valid ICU message', () => {
  for (const [locale, texts] of Object.entries({ en: english, de: german })) {
    for (const [key, text] of Object.entries(texts)) {
      expect(text.trim(), `${locale} ${key}`).not.toBe('');
      expect(() => new IntlMessageFormat(text, locale), `${locale} ${key}`).not.toThrow();
    }
  }
});

test('both languages take the same placeholders', () => {
  for (const key of Object.keys(english)) expect(placeholders(german[key]!), key).toEqual(placeholders(english[key]!));
});

/** Names and kinds of the arguments, wherever they stand: `count plural`, `name argument`. */
function placeholders(text: string): string[] {
  const found = new Set<string>();
  JSON.stringify(new IntlMessageFormat(text, 'en').getAst(), (_, node) => {
    if (node?.type === 1) found.add(`${node.value} argument`);
    if (node?.type === 6) found.add(`${node.value} plural`);
    return node;
  });
  return [...found].sort();
}
