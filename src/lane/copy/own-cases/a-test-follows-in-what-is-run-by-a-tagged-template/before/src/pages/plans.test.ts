const a = 1
sql`Team plan`
