export const Gift = () => <p>Gift</p>
