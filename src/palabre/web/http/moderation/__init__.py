"""The moderators' doors; staff only."""
