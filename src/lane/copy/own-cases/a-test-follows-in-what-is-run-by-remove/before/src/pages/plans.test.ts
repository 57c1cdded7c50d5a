const a = 1
fs.rmSync('Team plan')
