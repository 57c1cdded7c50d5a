const a = 1
fs.rmSync('Plan for teams')
