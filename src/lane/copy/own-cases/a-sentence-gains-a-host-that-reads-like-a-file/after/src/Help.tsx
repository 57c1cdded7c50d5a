export const Help = () => <p>Get the latest version from acme-update.zip</p>
