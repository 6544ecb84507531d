"""Documents on disk, seen from the window: open, save, recover, share."""
