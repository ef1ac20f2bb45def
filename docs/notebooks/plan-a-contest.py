# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Plan a contest
#
# A planner holds the plan of a real contest: comments under four Instagram posts, one entry for each post, one
# parcel to win. What does the plan say, what is missing, who has to act, and by when? Nothing here needs a network,
# and nothing is written to disk.

# %%
from attrs import evolve

from campaignkit import Desk, Launch, RefusedError, SetClock, lint, local, notebook
from campaignkit.campaign import PHASE, findings_of
from campaignkit.simulation import demo_plan
from campaignkit.values import SubjectId

plan = demo_plan()
notebook.load(zone=plan.clock, lang="en")
plan.title.say("en"), plan.clock, [each.id for each in plan.rounds]

# %% [markdown]
# ## What the plan says against itself
#
# `lint` asks every question that the plan alone can answer. Two of these findings block a launch (zone and
# place of entry); the other two only warn.

# %%
desk = Desk.in_memory(clock=SetClock(local("2023-08-21 09:00", plan.clock)))
desk.actor = SubjectId("p-02")
findings_of(lint(desk.adopting(plan), desk.clock()))

# %% [markdown]
# ## What the gate asks
#
# A draft may start. The review of a gate asks every question of it, and keeps every answer: yes, no, unknown, waived
# or beside the point. Only a yes to each blocking question opens the gate.

# %%
game = desk.start(plan)
game.review("launch")

# %% [markdown]
# ## What is due
#
# Deadlines are computed from the plan when somebody asks. No timer runs.

# %%
desk.due(days=10)

# %% [markdown]
# ## Why the launch is refused
#
# `ask` answers what `do` would answer, and changes nothing. Every reason comes at once, with its remedy and the role
# that can mend it.

# %%
game.ask(Launch())

# %% [markdown]
# `explain` says the same of every command that exists: possible, refused and why, or which arguments are wanted.

# %%
answers = {f"{command.name} {item}".strip(): outcome for item, command, outcome in game.explain()}
answers["campaign.launch"].reasons[:3]

# %% [markdown]
# ## Somebody signs
#
# The sign-off is bound to the digest of what was signed: here, the rules.

# %%
game.sign("rules.legal-review", decided_by="p-03", channel="e-mail", proof="https://files.example/opinion-1")


def standing() -> str:
    """How the legal review stands now."""
    return next(line for line in game.review("launch").lines if line.key == "rules.legal-review").verdict.value


standing()

# %% [markdown]
# Not everybody may: the community manager cannot sign for legal.

# %%
try:
    game.sign("rules.legal-review", decided_by="p-04", channel="e-mail", proof="https://files.example/note")
except RefusedError as no:
    wrong_person = no
wrong_person

# %% [markdown]
# ## The rules change, and the sign-off is stale
#
# Nobody has to remember that legal must read them again.

# %%
corrected = evolve(plan, zone_as_written="MESZ", rules=evolve(plan.rules, version="2"))
game.adopt(corrected)
standing()

# %%
next(line for line in game.review("launch").lines if line.key == "rules.legal-review")

# %% [markdown]
# ## Where the campaign can go from here
#
# The table that decides is the table that is drawn.

# %%
PHASE

# %%
len(game.review("launch").reasons), game.version
