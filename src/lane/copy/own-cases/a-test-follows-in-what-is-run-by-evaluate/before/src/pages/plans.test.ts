const a = 1
page.evaluate('Team plan')
