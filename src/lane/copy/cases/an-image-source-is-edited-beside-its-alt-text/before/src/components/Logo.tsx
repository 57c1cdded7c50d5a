export const Logo = () => (
  <img src="/img/logo.svg" alt="Acme logo" width={120} height={32} />
);
