export const Page = () => <p>npm publish</p>
