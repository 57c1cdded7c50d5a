print("Hello and welcome")
