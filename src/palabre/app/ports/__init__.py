"""What the use cases need from outside, a module for each feature; adapters implement these.

Every store answers questions and stores whole acts. A method that stores does so in one transaction,
returns after the commit, and raises ``Conflict`` when another act came first, so that no use case
ever holds a transaction open. Times are aware, in UTC.
"""
