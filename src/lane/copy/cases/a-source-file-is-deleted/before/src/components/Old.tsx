export const Old = () => <p>Bye</p>;
