import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/newsreader/opsz.css';
import '@fontsource-variable/newsreader/opsz-italic.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/site.css';
import './styles/home.css';
import './styles/pricing.css';
import './styles/checkout.css';
import './styles/account.css';
import { App } from './App.tsx';
import { followLinks } from './router.ts';

followLinks(document);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
