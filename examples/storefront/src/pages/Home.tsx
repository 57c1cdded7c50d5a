import { useLocale } from '../i18n.tsx';
import { HomeEnglish } from './HomeEnglish.tsx';
import { HomeGerman } from './HomeGerman.tsx';

/** Written in each language rather than translated: a headline rarely survives translation. */
export function Home() {
  const { locale } = useLocale();
  return locale === 'de' ? <HomeGerman /> : <HomeEnglish />;
}
