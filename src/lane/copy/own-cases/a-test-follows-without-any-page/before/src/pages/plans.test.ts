expect('Team plan')
