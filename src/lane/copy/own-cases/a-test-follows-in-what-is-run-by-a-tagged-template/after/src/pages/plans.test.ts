const a = 1
sql`Plan for teams`
