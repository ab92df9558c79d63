"""The demo's outlets: invented papers under .example names, served on this machine only."""
