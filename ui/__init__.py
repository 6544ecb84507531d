"""The window: shows a session and changes it through the session alone."""
