const a = 1
page.evaluate('Plan for teams')
