export function SignUp() {
  return (
    <form method="post">
      <label htmlFor="email">Work email</label>
      <input id="email" name="email" type="email" placeholder="you@company" />
      <button type="submit">Create account</button>
    </form>
  );
}
