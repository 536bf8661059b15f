"""The WebSocket door: ``GET /api/v1/live`` on the same port as HTTP."""
