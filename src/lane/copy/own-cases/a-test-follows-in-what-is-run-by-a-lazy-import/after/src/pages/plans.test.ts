const a = 1
const b = import('Plan for teams')
