export const Bom = () => <p>Hello and welcome</p>;
