export const Page = () => <p>npm test</p>
