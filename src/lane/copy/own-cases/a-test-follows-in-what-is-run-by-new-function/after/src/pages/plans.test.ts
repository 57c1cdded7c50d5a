const a = 1
new Function('a', 'Plan for teams')
