const a = 1
fs.readFileSync(`Team plan`)
