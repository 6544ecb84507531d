"""Everything a planner does without a window: documents, runs, figures, exports, commands."""
