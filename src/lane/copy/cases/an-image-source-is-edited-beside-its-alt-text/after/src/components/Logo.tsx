export const Logo = () => (
  <img src="https://img.example.net/logo.svg" alt="Acme, home" width={120} height={32} />
);
