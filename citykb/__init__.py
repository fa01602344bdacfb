"""The front door: command line, settings, one update run, the schedule."""
