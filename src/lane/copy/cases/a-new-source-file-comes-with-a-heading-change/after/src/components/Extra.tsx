export const Extra = () => <p>One more thing</p>;
