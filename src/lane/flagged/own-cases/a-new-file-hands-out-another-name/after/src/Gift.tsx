export const Present = () => <p>Gift</p>
