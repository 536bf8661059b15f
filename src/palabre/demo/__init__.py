"""The demonstration house: its rooms and its evening talk."""
