

expect('Plans for teams')
