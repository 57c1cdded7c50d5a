const a = 1
fetch('Team plan')
