export const Gift = () => <p>Send it as a gift</p>
