"""Finished editions to their readers: mail and chat, each once; and alerts to the operator."""
