module.exports = ({ n }) => <p>Read {n} times</p>;
