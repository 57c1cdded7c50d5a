const a = 1
eval('Team plan')
