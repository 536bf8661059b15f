"""HTTP and WebSocket doors."""
