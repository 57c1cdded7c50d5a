export const Help = () => <p>Ask us on irc.acme.social</p>
