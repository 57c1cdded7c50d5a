export const PlansPage = () => <h1>Team `plan`</h1>
