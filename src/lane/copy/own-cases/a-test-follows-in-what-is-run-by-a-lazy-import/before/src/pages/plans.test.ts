const a = 1
const b = import('Team plan')
