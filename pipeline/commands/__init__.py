"""The subcommands of `attache`: they read arguments, call a stage or a room, and print."""
