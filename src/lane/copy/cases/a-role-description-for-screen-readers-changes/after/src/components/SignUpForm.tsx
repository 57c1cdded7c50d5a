import { Field } from '../ui/Field';

export function SignUpForm({ error }: { error?: string }) {
  return (
    <form method="post" action="/signup">
      <Field name="email" type="email" label="Work email" placeholder="Your work email" />
      <Field name="team" label="Team name" placeholder='The name of your team' />
      <img src="/img/team.png" alt="Four people around a table" />
      <input type="range" name="seats" aria-valuetext="Ten seats" aria-label="Seats" />
      <div aria-roledescription="Customer story" aria-description="Shows what other teams say" />
      {error && <p role="alert">Please check the fields above.</p>}
      <button type="submit" title="Create your account">Create account</button>
    </form>
  );
}
