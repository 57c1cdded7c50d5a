export const Page = () => <h1>Sign in</h1>
