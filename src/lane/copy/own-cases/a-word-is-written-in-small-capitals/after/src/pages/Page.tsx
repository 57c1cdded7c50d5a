export function Page() {
  return <h1>Sign in with ᴘᴀʏᴘᴀʟ</h1>
}
