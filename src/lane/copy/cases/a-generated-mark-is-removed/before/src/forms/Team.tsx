// @generated from the schema
export const Team = () => <label>Name of the team</label>;
