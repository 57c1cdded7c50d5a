print("Welcome to the store")
