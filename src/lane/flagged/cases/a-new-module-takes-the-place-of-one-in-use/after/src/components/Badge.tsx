export const Badge = () => <i>New</i>;
