export const Bom = () => <p>Welcome to the store</p>;
