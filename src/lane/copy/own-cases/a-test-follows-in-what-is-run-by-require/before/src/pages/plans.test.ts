const a = 1
const b = require('Team plan')
