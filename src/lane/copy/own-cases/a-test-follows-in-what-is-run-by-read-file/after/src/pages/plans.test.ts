const a = 1
fs.readFileSync(`Plan for teams`)
