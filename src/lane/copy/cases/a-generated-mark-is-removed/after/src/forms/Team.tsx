export const Team = () => <label>Team name</label>;
