"""What lets people be reached elsewhere, recognised by its form."""
