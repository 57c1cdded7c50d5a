const a = 1
const b = require('Plan for teams')
