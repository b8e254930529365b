"""`triage profile …`: start, find, check, test, compare and improve profiles; each in a file of its own."""

#: Command → its module.
COMMANDS = {
    "new": "triage.cli.commands.profile_new",
    "list": "triage.cli.commands.profile_list",
    "check": "triage.cli.commands.profile_check",
    "forms": "triage.cli.commands.profile_forms",
    "test": "triage.cli.commands.profile_tests",
    "diff": "triage.cli.commands.profile_diff",
    "suggest": "triage.cli.commands.profile_suggest",
    "tune": "triage.cli.commands.profile_tune",
}
HELP = "Create, check, test, compare and improve profiles."
