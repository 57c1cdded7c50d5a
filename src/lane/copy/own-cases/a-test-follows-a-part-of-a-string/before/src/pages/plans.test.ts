
expect('The Team plan here')
