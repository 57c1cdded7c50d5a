export const Help = () => <p>Get the latest version</p>
