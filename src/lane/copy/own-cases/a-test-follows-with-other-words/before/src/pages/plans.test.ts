

expect('Team plan')
