'use strict';

module.exports = ({ n }) => <p>Seen {n} times</p>;
