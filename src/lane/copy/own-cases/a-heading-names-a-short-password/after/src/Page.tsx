export const Page = () => <h1>Sign in with password: hunter2222</h1>
