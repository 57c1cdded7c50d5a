export default () => <p>Gift</p>
