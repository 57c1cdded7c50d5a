export const A = () => <p>Hello there</p>
