export const Help = () => <p>Ask us on irc.evil.social</p>
