"""Six stories about ferries, one that has another word for it, and some of other things: what `missed` is tried on."""

FERRY = (
    "The ferry ran aground off the harbour and passengers were taken from the deck by lifeboat, the coastguard said.",
    "Passengers left the ferry by lifeboat after it struck the harbour wall, and the coastguard towed the hull.",
    "A coastguard lifeboat took passengers off the ferry, whose engine had failed outside the harbour.",
    "The ferry lost its engine near the harbour; the coastguard sent a lifeboat for the passengers on deck.",
    "Divers looked at the hull of the ferry in the harbour, and the coastguard asked passengers what they saw.",
    "The coastguard closed the harbour to any ferry until its hull and engine were seen by divers.",
)
#: Without the word that is looked for.
LINER = (
    "The liner lost its engine off the harbour. Passengers left the deck by lifeboat, the coastguard said, and divers "
    "looked at the hull."
)
OTHERS = (
    "The bank raised its rate by half a point, and bond yields rose to the highest since spring, dealers said.",
    "Voters in the canton chose a new council on Sunday, and turnout was the lowest since the war.",
    "The striker scored twice before the break and the keeper saved a penalty in the second half.",
    "Growers in the valley expect a small harvest of apricots after frost in the blossom.",
    "The orchestra opened its season with a symphony that had not been heard for ninety years.",
    "A court fined the brewery for its labels, which promised health that no beer can give.",
)
