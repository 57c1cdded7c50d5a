export const Legal = () => <p>Welcome</p>;
