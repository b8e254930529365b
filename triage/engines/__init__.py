"""Where the pipeline runs: this process, several processes, a cluster."""
