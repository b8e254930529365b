"""A command for cron, systemd or launchd: what to paste, every path absolute, everything quoted. Text only."""
