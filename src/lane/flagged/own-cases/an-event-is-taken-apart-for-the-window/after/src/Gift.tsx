export const Gift = () => <button onClick={({ view }) => view.close()}>Gift</button>
