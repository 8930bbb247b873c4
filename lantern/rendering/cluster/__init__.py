"""Work for other machines: where a cluster is, what travels to it, what runs there."""
