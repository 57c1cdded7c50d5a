export const Help = () => <p>Events arrive twice</p>
