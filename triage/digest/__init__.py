"""What is new for a reader since the last digest that reached them, each story once."""
