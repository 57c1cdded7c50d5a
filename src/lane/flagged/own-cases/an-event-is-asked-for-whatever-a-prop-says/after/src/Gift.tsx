export const Gift = ({ name }) => <button onClick={(event) => event[name].close()}>Gift</button>
