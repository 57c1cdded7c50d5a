export const Gift = () => <button onClick={function () { this.close() }}>Gift</button>
