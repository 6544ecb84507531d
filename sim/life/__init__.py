"""Life: SimPy processes that tell what a worker, a post, a candidate or a case lives through."""
