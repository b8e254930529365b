"""A digest on its way to people by mail: the message, and the conversation with the server."""
