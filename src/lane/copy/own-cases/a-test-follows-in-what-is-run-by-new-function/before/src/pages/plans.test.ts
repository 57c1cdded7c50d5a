const a = 1
new Function('a', 'Team plan')
