"""A scan as a job on many machines: Ray, Arrow tables, shards and where they lie."""
