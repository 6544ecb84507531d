"""Help inside the window: the guide as pages, searched, with links that stay inside."""
