"""The hand-over between tasks: packs, batches, attempts and done marks, on any fsspec URL."""
