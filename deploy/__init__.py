"""How the program is run as a service, and the chores around what it is made of."""
