
expect('The Plan for teams here')
